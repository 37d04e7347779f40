import { addressText, type IpNetwork, lastAddress, maskOf, parseNetwork } from '../dotnet/ip.ts';
import { isInteger } from '../integer.ts';
import type { Plain } from '../plain.ts';
import { EvaluationError, type FunctionEntry } from './entry.ts';
import { plain } from './signature.ts';
import { plainText } from './text-arguments.ts';

/** Address ranges of version 4 and 6. In version 4 the first and last address of a range are not usable. */
export const cidrFunctions: readonly FunctionEntry[] = [
  plain('cidr', 'cidrHost(network: string, hostIndex: int): string', cidrHost, {
    result: { range: { min: 2, max: 45 } },
  }),
  plain('cidr', 'cidrSubnet(network: string, newCIDR: int, subnetIndex: int): string', cidrSubnet, {
    result: { range: { min: 4, max: 49 } },
  }),
  plain('cidr', 'parseCidr(network: string): object', ([text]) => parseCidr(readNetwork('parseCidr', text))),
];

function readNetwork(name: string, value: Plain | undefined): IpNetwork {
  const text = plainText(value);
  const network = parseNetwork(text);
  if (network !== undefined) return network;
  throw new EvaluationError(
    'bad-argument',
    `${name}() expects an address range such as '10.0.0.0/16' and got '${text.slice(0, 60)}'`,
    0,
  );
}

function bigOf(value: Plain | undefined): bigint {
  return isInteger(value) ? BigInt(value) : 0n;
}

function addressCount(network: IpNetwork): bigint {
  return 1n << BigInt(network.bits - network.prefix);
}

function parseCidr(network: IpNetwork): Plain {
  const last = lastAddress(network);
  const hasEdges = network.bits === 32 && network.prefix < 31;
  const first = { ...network, value: network.value + (hasEdges ? 1n : 0n) };
  const lastUsable = network.bits === 32 ? (hasEdges ? { ...last, value: last.value - 1n } : network) : last;
  return new Map<string, Plain>([
    ['network', addressText(network)],
    ['netmask', addressText(maskOf(network))],
    ...(network.bits === 32 ? [['broadcast', addressText(last)] as const] : []),
    ['firstUsable', addressText(first)],
    ['lastUsable', addressText(lastUsable)],
    ['cidr', network.prefix],
  ]);
}

function cidrSubnet([range, prefix, position]: readonly Plain[]): Plain {
  const network = readNetwork('cidrSubnet', range);
  const length = Number(prefix);
  if (length < network.prefix || length > network.bits) {
    throw new EvaluationError(
      'out-of-range',
      `cidrSubnet() cuts a /${network.prefix} range into /${network.prefix} to /${network.bits}, not /${length}`,
      1,
    );
  }
  const count = 1n << BigInt(length - network.prefix);
  const index = bigOf(position);
  if (index < 0n || index >= count) throw beyond('cidrSubnet', 'subnet', index, count, 2);
  const value = network.value + (index << BigInt(network.bits - length));
  return `${addressText({ bits: network.bits, value })}/${length}`;
}

/** Index 0 is the address after the first of the range, in version 6 too. */
function cidrHost([range, position]: readonly Plain[]): Plain {
  const network = readNetwork('cidrHost', range);
  const count = addressCount(network) - (network.bits === 32 ? 2n : 1n);
  const index = bigOf(position);
  if (index < 0n || index >= count) throw beyond('cidrHost', 'host', index, count, 1);
  return addressText({ bits: network.bits, value: network.value + index + 1n });
}

function beyond(name: string, thing: string, index: bigint, count: bigint, argument: number): EvaluationError {
  const there = count > 0n ? `0 to ${count - 1n}` : 'none';
  return new EvaluationError(
    'out-of-range',
    `${name}(): there is no ${thing} ${index} in this range (${there})`,
    argument,
  );
}
