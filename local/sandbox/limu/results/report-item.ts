/** The shape of every judged figure: its name, the value as text, and a comment for the reader. */
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
