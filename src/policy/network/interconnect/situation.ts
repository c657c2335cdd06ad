/** What two services that want to talk bring with them. */
export interface Situation {
  readonly networkMode: 'awsvpc' | 'bridge' | 'host' | 'none';
  readonly compute: 'EC2' | 'FARGATE' | 'EXTERNAL';
  readonly windows: boolean;
  readonly protocol: 'http' | 'http2' | 'grpc' | 'tcp' | 'udp';
  /** Encrypted between the tasks, by AWS and not by the application. */
  readonly tls: boolean;
  readonly deploymentController: 'ECS' | 'CODE_DEPLOY' | 'EXTERNAL';
  /** Of the service that is called; `undefined` when nobody has said. */
  readonly tasks: number | undefined;
  /** Requests a second that each of them gets, at the most. */
  readonly requestsPerTask: number | undefined;
  /** Services and tasks of the namespace. */
  readonly namespaceServices: number | undefined;
  readonly namespaceTasks: number | undefined;
  /** The caller is started by RunTask and belongs to no service. */
  readonly standalone: boolean;
  readonly crossNamespace: boolean;
  readonly crossVpc: boolean;
  readonly crossAccount: boolean;
  /** One side is no ECS task: EKS, Lambda, a plain EC2 instance. */
  readonly crossCompute: boolean;
  /** The caller is on the internet. */
  readonly fromInternet: boolean;
  /** The client balances and retries by itself: a name to look up is enough. */
  readonly dnsOnly: boolean;
}

/** Two services of one namespace on EC2, in the network mode that is Docker's default. */
export const plainSituation: Situation = {
  networkMode: 'bridge',
  compute: 'EC2',
  windows: false,
  protocol: 'http',
  tls: false,
  deploymentController: 'ECS',
  tasks: undefined,
  requestsPerTask: undefined,
  namespaceServices: undefined,
  namespaceTasks: undefined,
  standalone: false,
  crossNamespace: false,
  crossVpc: false,
  crossAccount: false,
  crossCompute: false,
  fromInternet: false,
  dnsOnly: false,
};
