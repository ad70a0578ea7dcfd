import { type Shape, shapeOf } from '../dynalite.ts'

// Parameter of 2023, newer than dynalite's tables of parameters.
const onFailure = { ReturnValuesOnConditionCheckFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] } }

const withOnFailure = ({ types, custom }: Shape): Shape => ({
  types: { ...types, ...onFailure },
  ...(custom && { custom }),
})

export const putShape = withOnFailure(shapeOf('putItem'))
export const updateShape = withOnFailure(shapeOf('updateItem'))
export const deleteShape = withOnFailure(shapeOf('deleteItem'))
export const getShape = shapeOf('getItem')

/** A ConditionCheck has only a condition; the other fields are those of a delete. */
const checkShape: Shape = {
  ...deleteShape,
  types: { ...deleteShape.types, ConditionExpression: { type: 'String', notNull: true } },
}

/** By the operation's name in a transaction. */
export const writeShapes = {
  Put: putShape,
  Update: updateShape,
  Delete: deleteShape,
  ConditionCheck: checkShape,
} as const
export const transactWriteShape: Shape = {
  types: {
    TransactItems: {
      type: 'List',
      notNull: true,
      lengthGreaterThanOrEqual: 1,
      lengthLessThanOrEqual: 100,
      children: {
        type: 'ValueStruct<TransactWriteItem>',
        children: Object.fromEntries(
          Object.entries(writeShapes).map(([kind, { types }]) => [
            kind,
            { type: `FieldStruct<${kind}>`, children: types },
          ]),
        ),
      },
    },
    ClientRequestToken: { type: 'String', lengthLessThanOrEqual: 36 },
    ReturnConsumedCapacity: { type: 'String', enum: ['INDEXES', 'TOTAL', 'NONE'] },
    ReturnItemCollectionMetrics: { type: 'String', enum: ['SIZE', 'NONE'] },
  },
}
