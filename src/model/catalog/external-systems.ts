/** What ECS Anywhere says of an operating system: it runs on it, it stops doing so at `END_OF_DEPRECATED`, or it never did. */
export interface ExternalSystem {
  readonly name: string;
  readonly support: 'supported' | 'deprecated' | 'unknown';
  /** The built-in attributes (CO-9). */
  readonly osType: 'linux' | 'windows';
  readonly osFamily: string;
}

/** "EOL August 7, 2026": from then on the deprecated ones are not supported. */
export const END_OF_DEPRECATED = '2026-08-07';

const SUPPORTED = ['Amazon Linux 2023', 'Ubuntu 20.04', 'Ubuntu 22.04', 'Ubuntu 24.04', 'RHEL 9'];
const DEPRECATED = [
  'Amazon Linux 2',
  'CentOS Stream 9',
  'RHEL 7',
  'RHEL 8',
  'Ubuntu 18',
  'Debian 9',
  'Debian 10',
  'Debian 11',
  'Debian 12',
  'Fedora 32',
  'Fedora 33',
  'Fedora 40',
  'openSUSE Tumbleweed',
  'SUSE Enterprise Server 15',
  'Windows Server 2016',
  'Windows Server 2019',
  'Windows Server 2022',
];

export const SUPPORTED_SYSTEMS: readonly string[] = SUPPORTED;

/** A name as people write it: `ubuntu 22.04`, `Ubuntu 18.04`, `RHEL 9.4`. The longest name that it begins with counts. */
export function externalSystem(name: string): ExternalSystem {
  const isIt = (known: string): boolean => {
    const [asked, listed] = [name, known].map((text) => text.trim().toLowerCase());
    return asked === listed || asked.startsWith(`${listed}.`) || asked.startsWith(`${listed} `);
  };
  const isWindows = name.trim().toLowerCase().startsWith('windows');
  const osFamily = isWindows ? name.trim().toUpperCase().replaceAll(' ', '_') : 'LINUX';
  const support = SUPPORTED.some(isIt) ? 'supported' : DEPRECATED.some(isIt) ? 'deprecated' : 'unknown';
  return { name, support, osType: isWindows ? 'windows' : 'linux', osFamily };
}
