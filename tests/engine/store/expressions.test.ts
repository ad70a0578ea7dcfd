import { describe, expect, it } from 'vitest'
import { all, any, below, compile, contains, equals, exists, oneOf, sizeBelow } from '../../../lib/table/expressions.ts'

describe('compile', () => {
  it('makes a placeholder of every part of a path and of every value', () => {
    expect(compile({ set: { 'openLoan.state': 'repaying' } }, equals('openLoan.id', 7))).toEqual({
      UpdateExpression: 'SET #n0.#n1 = :v0',
      ConditionExpression: '#n0.#n2 = :v1',
      ExpressionAttributeNames: { '#n0': 'openLoan', '#n1': 'state', '#n2': 'id' },
      ExpressionAttributeValues: { ':v0': 'repaying', ':v1': 7 },
    })
  })

  it('puts the clauses of an update in order, each once', () => {
    const { UpdateExpression } = compile({ set: { a: 1, b: 2 }, add: { c: -3, d: 4 }, remove: ['e', 'f.g'] })
    expect(UpdateExpression).toBe('SET #n0 = :v0, #n1 = :v1 ADD #n2 :v2, #n3 :v3 REMOVE #n4, #n5.#n6')
  })

  it('puts into sets and takes from them', () => {
    const [more, less] = [new Set(['x']), new Set(['y'])]
    expect(compile({ add: { a: more }, take: { b: less } }, contains('a', 'z'))).toMatchObject({
      UpdateExpression: 'ADD #n0 :v0 DELETE #n1 :v1',
      ConditionExpression: 'contains(#n0, :v2)',
      ExpressionAttributeValues: { ':v0': more, ':v1': less, ':v2': 'z' },
    })
  })

  it('appends to lists beside what it sets', () => {
    expect(compile({ set: { a: 1 }, append: { 'b.c': [2] } })).toMatchObject({
      UpdateExpression: 'SET #n0 = :v0, #n1.#n2 = list_append(#n1.#n2, :v1)',
      ExpressionAttributeValues: { ':v0': 1, ':v1': [2] },
    })
  })

  it('leaves out what is undefined, but not what is empty', () => {
    expect(compile({ set: { a: undefined, b: 0, c: '', d: null } })).toEqual({
      UpdateExpression: 'SET #n0 = :v0, #n1 = :v1, #n2 = :v2',
      ExpressionAttributeNames: { '#n0': 'b', '#n1': 'c', '#n2': 'd' },
      ExpressionAttributeValues: { ':v0': 0, ':v1': '', ':v2': null },
    })
  })

  it('makes nothing of no changes and no condition', () => {
    expect(compile()).toEqual({})
    expect(compile({ set: {}, add: {}, remove: [] })).toEqual({})
    expect(compile({ set: { a: undefined } })).toEqual({})
  })

  it('brackets what it joins', () => {
    const either = any(exists('a'), all(below('b', 2), sizeBelow('c', 3)))
    expect(compile({}, all(either, oneOf('d', ['x', 'y']))).ConditionExpression).toBe(
      '((attribute_exists(#n0)) OR ((#n1 < :v0) AND (size(#n2) < :v1))) AND (#n3 IN (:v2, :v3))',
    )
  })
})
