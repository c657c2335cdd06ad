/** What may change during a run. Task definitions, names and the shape of the cluster may not. */
const updatable = [
  /^autoScalingGroups\.\d+\.(?:minSize|maxSize|desiredCapacity|terminationPolicies|newInstancesProtectedFromScaleIn|bootTime)(?:\.|$)/,
  /^capacityProviders\.\d+\.(?:managedScaling|managedTerminationProtection|managedDraining)(?:\.|$)/,
  /^services\.\d+\.(?:desiredCount|placementStrategy|placementConstraints|capacityProviderStrategy|deploymentConfiguration|availabilityZoneRebalancing|load|autoScaling\.minCapacity|autoScaling\.maxCapacity)(?:\.|$)/,
  /^cluster\.defaultCapacityProviderStrategy(?:\.|$)/,
  /^account\.provisioningTaskLimit$/,
];

export const UPDATABLE_WORDS =
  'autoScalingGroups[…].{minSize, maxSize, desiredCapacity, terminationPolicies, newInstancesProtectedFromScaleIn, bootTime}, ' +
  'capacityProviders[…].{managedScaling, managedTerminationProtection, managedDraining}, ' +
  'services[…].{desiredCount, placementStrategy, placementConstraints, capacityProviderStrategy, deploymentConfiguration, ' +
  'availabilityZoneRebalancing, load, autoScaling.minCapacity, autoScaling.maxCapacity}, ' +
  'cluster.defaultCapacityProviderStrategy, account.provisioningTaskLimit';

export const mayChange = (path: readonly (string | number)[]): boolean =>
  updatable.some((pattern) => pattern.test(path.join('.')));
