/** Columns by the names of the domain, so that a row is what the type says. Amounts are spelled as the domain spells them. */
export const moneyColumn = (amount: string, currency: string, name: string): string =>
  `json_build_object('amount', trim_scale(${amount})::text, 'currency', ${currency}) as "${name}"`;

export const campaignColumns = `
  c.campaign_id as "campaignId", c.code, c.name, c.kind, c.channel, c.state, ${moneyColumn('c.budget', 'c.currency', 'budget')},
  ${moneyColumn('c.cost', 'c.currency', 'cost')}, c.starts_on as "startsOn", c.ends_on as "endsOn",
  c.owner_id as "ownerId", c.team_path as "teamPath", c.version, c.created_at as "createdAt"`;

export const costColumns = `
  e.cost_id as "costId", e.campaign_id as "campaignId", ${moneyColumn('e.amount', 'e.currency', 'amount')},
  e.incurred_on as "incurredOn", e.note, e.reverses as "reversesCostId", e.recorded_by as "recordedBy",
  e.recorded_at as "recordedAt"`;
