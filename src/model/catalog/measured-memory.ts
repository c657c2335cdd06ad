/**
 * Registered memory as people found it on running container instances, in MiB, before ECS_RESERVED_MEMORY is taken off
 * (RA-2). Values drift with kernel and AMI by about ±2 % (RA-18). No type stands under two sources.
 */
export const measuredMemory: readonly MeasuredMemory[] = [
  {
    source: 'github.com/sentialabs/sentialabs.com, 2018-05-25-ecs-calculator.md (2018)',
    measuredMiB: [
      ['t2.micro', 993],
      ['t2.small', 2001],
      ['t2.medium', 3952],
      ['t2.large', 7984],
      ['t2.xlarge', 16048],
      ['t2.2xlarge', 32176],
      ['m4.large', 7984],
      ['m4.xlarge', 16048],
      ['m4.2xlarge', 32176],
      ['m4.4xlarge', 64417],
      ['m4.10xlarge', 161185],
      ['m4.16xlarge', 257953],
      ['c4.large', 3765],
      ['c4.xlarge', 7480],
      ['c4.2xlarge', 15040],
      ['c4.4xlarge', 30145],
      ['c4.8xlarge', 60385],
      ['r4.large', 15292],
      ['r4.xlarge', 30664],
      ['r4.2xlarge', 61408],
      ['r4.4xlarge', 122881],
      ['r4.8xlarge', 245857],
      ['r4.16xlarge', 491809],
    ],
  },
  {
    source: 'github.com/misterfifi1/exo-lives-aws, local.tf',
    measuredMiB: [
      ['t3.medium', 3884],
      ['c5.4xlarge', 31142],
    ],
  },
  {
    // For m5 and c5, exo-lives-aws has 10 to 13 MiB less than these.
    source: 'public reports of registered container instances, gathered in 2026; the single pages were not kept',
    measuredMiB: [
      ['t3.small', 1913],
      ['m5.large', 7690],
      ['m5.xlarge', 15586],
      ['m5.2xlarge', 31377],
      ['m5.4xlarge', 62960],
      ['m5.12xlarge', 189294],
      ['m5.24xlarge', 378665],
      ['m6i.large', 7817],
      ['c5.large', 3714],
      ['c5.xlarge', 7634],
      ['c5.2xlarge', 15473],
      ['c5.9xlarge', 70351],
      ['c5.18xlarge', 140780],
      ['c7i.8xlarge', 63226],
      ['g4dn.xlarge', 15759],
      ['g5.xlarge', 15759],
      ['g5.12xlarge', 191142],
      ['g5.48xlarge', 765828],
      ['g6.xlarge', 15339],
      ['p4d.24xlarge', 1148706],
    ],
  },
];

export interface MeasuredMemory {
  readonly source: string;
  readonly measuredMiB: readonly (readonly [instanceType: string, registeredMemoryMiB: number])[];
}
