/** Everything that is judged has this shape: what, the value as text, and a word to a reader. */
export interface ReportItem {
  item: string
  result: string
  comment: string
}

export const item = (name: string, result: string | number, comment: string): ReportItem => ({
  item: name,
  result: String(result),
  comment,
})

export const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0)
export const average = (numbers: number[]) => (numbers.length === 0 ? 0 : sum(numbers) / numbers.length)
