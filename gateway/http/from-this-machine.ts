import { BlockList, isIPv6 } from 'node:net';

const THIS_MACHINE = new BlockList();
THIS_MACHINE.addSubnet('127.0.0.0', 8);
THIS_MACHINE.addAddress('::1', 'ipv6');

/** Whether a connection’s other end is on this machine, by the address that the kernel tells, not by any header. */
export function fromThisMachine(remoteAddress: string | undefined): boolean {
  return remoteAddress !== undefined && THIS_MACHINE.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4');
}
