import type { InstanceFamily } from './instance-family.js';

/**
 * Families with GPUs: G and P.
 * From the us-east-1 on-demand price list and the documentation of EC2 and ECS, as of 2026: see `catalogSource`.
 */
export const acceleratedComputing: readonly InstanceFamily[] = [
  {
    family: 'g4dn',
    cpuArchitecture: 'X86_64',
    sizes: [
      ['xlarge', 4, 16384, 3, 40, 0.526, 1],
      ['2xlarge', 8, 32768, 3, 40, 0.752, 1],
      ['4xlarge', 16, 65536, 3, 60, 1.204, 1],
      ['8xlarge', 32, 131072, 4, 60, 2.176, 1],
      ['12xlarge', 48, 196608, 8, 60, 3.912, 4],
      ['16xlarge', 64, 262144, 4, 120, 4.352, 1],
      ['metal', 96, 393216, 15, 120, 7.824, 8],
    ],
  },
  {
    family: 'g5',
    cpuArchitecture: 'X86_64',
    sizes: [
      ['xlarge', 4, 16384, 4, 6, 1.006, 1],
      ['2xlarge', 8, 32768, 4, 19, 1.212, 1],
      ['4xlarge', 16, 65536, 8, 40, 1.624, 1],
      ['8xlarge', 32, 131072, 8, 90, 2.448, 1],
      ['12xlarge', 48, 196608, 15, 120, 5.672, 4],
      ['16xlarge', 64, 262144, 8, 120, 4.096, 1],
      ['24xlarge', 96, 393216, 15, 120, 8.144, 4],
      ['48xlarge', 192, 786432, 7, 120, 16.288, 8],
    ],
  },
  {
    family: 'g6',
    cpuArchitecture: 'X86_64',
    sizes: [
      ['xlarge', 4, 16384, 4, 20, 0.8048, 1],
      ['2xlarge', 8, 32768, 4, 40, 0.9776, 1],
      ['4xlarge', 16, 65536, 8, 60, 1.3232, 1],
      ['8xlarge', 32, 131072, 8, 90, 2.0144, 1],
      ['12xlarge', 48, 196608, 8, 120, 4.6016, 4],
      ['16xlarge', 64, 262144, 15, 120, 3.3968, 1],
      ['24xlarge', 96, 393216, 15, 120, 6.6752, 4],
      ['48xlarge', 192, 786432, 15, 120, 13.3504, 8],
    ],
  },
  {
    family: 'p4d',
    cpuArchitecture: 'X86_64',
    sizes: [['24xlarge', 96, 1179648, 60, 120, 21.957642, 8]],
  },
  {
    family: 'p5',
    cpuArchitecture: 'X86_64',
    sizes: [
      ['4xlarge', 16, 262144, 4, 60, 6.88, 1],
      ['48xlarge', 192, 2097152, 64, 182, 55.04, 8],
    ],
  },
];
