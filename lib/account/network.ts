/** An IPv6 customer owns a /64 at least, so limits are per /64: four groups, also where `::` leaves some out. */
export function networkOf(ip: string): string {
  if (!ip.includes(':')) return ip
  const [left = [], right = []] = ip.split('::').map((side) => side.split(':').filter(Boolean))
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}
