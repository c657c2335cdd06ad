import { isIP } from 'node:net';

/**
 * True when a request's Host header names the server as its user may. A page of another site whose name was made to lead here
 * (DNS rebinding) bears that name, so of names only `localhost` and the one of `--host` will do; addresses cannot be made to lead
 * anywhere.
 */
export function isOwnHost(header: string | undefined, port: number, named: string): boolean {
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d+))?$/.exec(header ?? '');
  if (match === null || Number(match.at(3) ?? 80) !== port) return false;
  const name = (match.at(1) ?? match[2]).toLowerCase();
  return name === 'localhost' || name === named.toLowerCase() || isIP(name) !== 0;
}
