/** The channels of leads: touches come by them, campaigns are paid for them. */
export const channels = ['web', 'wechat', 'ads', 'call', 'import', 'manual', 'other'] as const;
export type Channel = (typeof channels)[number];
