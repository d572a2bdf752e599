import { BlockList, isIP } from 'node:net';

/** Networks that are not of the public internet (IANA's special-purpose address registries). */
const special = {
  ipv4: [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ],
  ipv6: [
    ['::', 96],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['100::', 64],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
    ['5f00::', 16],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ],
} as const;

const closed = new BlockList();
for (const [network, prefix] of special.ipv4) closed.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of special.ipv6) closed.addSubnet(network, prefix, 'ipv6');

/**
 * Whether an IP address is one of the public internet: not of this machine, its network, or a cloud's own services.
 * An IPv4 address written as IPv6 is what it stands for; those that tunnel to another one are not public.
 */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  return !closed.check(address, version === 4 ? 'ipv4' : 'ipv6');
}
