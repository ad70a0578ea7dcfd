import { type Shape, shapeOf } from '../dynalite.ts'

// Parameter of 2023, younger than dynalite's tables of parameters.
const onFailure = { ReturnValuesOnConditionCheckFailure: { type: 'String', enum: ['ALL_OLD', 'NONE'] } }

const withOnFailure = ({ types, custom }: Shape): Shape => ({
  types: { ...types, ...onFailure },
  ...(custom && { custom }),
})

export const putShape = withOnFailure(shapeOf('putItem'))
export const updateShape = withOnFailure(shapeOf('updateItem'))
export const deleteShape = withOnFailure(shapeOf('deleteItem'))
export const getShape = shapeOf('getItem')

/** A condition is all a ConditionCheck has; the rest is as in a delete. */
export const checkShape: Shape = {
  ...deleteShape,
  types: { ...deleteShape.types, ConditionExpression: { type: 'String', notNull: true } },
}
