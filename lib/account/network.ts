/**
 * Returns the part of an address that limits count by. An IPv6 customer owns at least a /64, so it is the /64: four groups,
 * also where `::` leaves some out. An IPv4 address stays as it is, also when written as IPv6 (`::ffff:192.0.2.7`).
 */
export function networkOf(ip: string): string {
  const ipv4 = ip.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!ipv4.includes(':')) return ipv4
  const [left = [], right = []] = ip.split('::').map((side) => side.split(':').filter(Boolean))
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}
