/** The roles that an operator's token may bear. */
export const roles = ['reviewer', 'cashier', 'risk', 'admin'] as const
