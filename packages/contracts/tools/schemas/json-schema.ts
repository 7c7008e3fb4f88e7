/** A JSON Schema, or any other part of a document that is written as JSON. */
export type Schema = { readonly [keyword: string]: unknown };

/** Leaves out what is undefined, so that a document holds no empty keywords. */
export const withoutBlanks = (schema: Schema): Schema =>
  Object.fromEntries(Object.entries(schema).filter(([, value]) => value !== undefined));

/** A reference that also says something of its own. Older dialects ignore what stands beside `$ref`. */
export const extend = (reference: Schema, own: Schema): Schema =>
  Object.keys(own).length === 0 ? reference : { allOf: [reference], ...own };
