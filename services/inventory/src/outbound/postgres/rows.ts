export const reservationColumns = `order_id as "orderId", state, warehouse, lines, expires_at as "expiresAt", version`;

export const documentColumns = `
  document_id as "documentId", document_number as "documentNumber", warehouse, kind, lines, order_id as "orderId", posted_at as "postedAt"`;

export const productColumns = `
  sku, name, unit, json_build_object('amount', list_price::text, 'currency', currency) as "listPrice",
  warranty_months as "warrantyMonths", version`;
