/** An amount as the domain has it, or null. */
export const moneyColumn = (amount: string, currency: string, name: string): string =>
  `case when ${amount} is not null then json_build_object('amount', trim_scale(${amount})::text, 'currency', ${currency}) end as "${name}"`;

export const customerColumn = `json_build_object('id', customer_id, 'madeWithId', customer_made_with) as customer`;

/** The customer that the id in this parameter stands for today. */
export const currentCustomer = (param: string): string =>
  `coalesce((select means from customers where customer_id = ${param}::uuid), ${param}::uuid)`;

/** PostgreSQL says null where the domain says empty. */
export const orNull = (text: string): string | null => (text === '' ? null : text);
