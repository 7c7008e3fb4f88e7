import type { Role } from './employee/employee';

/** A role as it is written down: permissions by name or by beginning, `leads.*`. */
interface RolePattern extends Omit<Role, 'permissions'> {
  readonly may: readonly string[];
}

/** Who uses it, by the domain specification. Administrators change them at run time; these are for an empty directory. */
const patterns: readonly RolePattern[] = [
  { roleId: 'administrator', name: '系统管理员', reach: 'all', may: ['directory.*', 'approvals.*', 'leads.settings.*'] },
  {
    roleId: 'sales-rep',
    name: '销售',
    reach: 'self',
    may: [
      ...['directory.read', 'approvals.request', 'approvals.read', 'customers.read', 'customers.tag'],
      ...['leads.read', 'leads.sea.read', 'leads.claim', 'leads.return', 'leads.follow-up', 'leads.qualify', 'leads.disqualify'],
      ...['leads.phone.unmask', 'leads.intake.submit', 'opportunities.*', 'quotes.*', 'contracts.*', 'orders.*'],
      ...['receivables.read', 'collections.read', 'invoices.request', 'invoices.read', 'products.read', 'tickets.read'],
    ],
  },
  {
    roleId: 'sales-manager',
    name: '销售经理',
    reach: 'team',
    may: [
      ...['directory.read', 'approvals.*', 'customers.read', 'customers.tag', 'customers.phone.unmask', 'leads.*'],
      ...['opportunities.*', 'quotes.*', 'contracts.*', 'orders.*', 'receivables.read', 'collections.read', 'invoices.read'],
      ...['products.read', 'tickets.read', 'campaigns.read', 'campaigns.results.read', 'insights.read'],
    ],
  },
  {
    roleId: 'sales-director',
    name: '销售总监',
    reach: 'all',
    may: [
      ...['directory.read', 'approvals.*', 'customers.*', 'leads.*', 'opportunities.*', 'quotes.*', 'contracts.*', 'orders.*'],
      ...[
        'receivables.read',
        'collections.read',
        'invoices.read',
        'products.read',
        'tickets.read',
        'campaigns.read',
        'campaigns.results.read',
        'insights.read',
      ],
    ],
  },
  {
    roleId: 'service-agent',
    name: '客服',
    reach: 'all',
    may: ['directory.read', 'customers.read', 'tickets.read', 'tickets.write', 'tickets.work', 'calls.*', 'orders.read'],
  },
  {
    roleId: 'service-manager',
    name: '客服经理',
    reach: 'all',
    may: [
      'directory.read',
      'approvals.*',
      'customers.read',
      'customers.phone.unmask',
      'tickets.*',
      'calls.*',
      'surveys.*',
      'orders.read',
      'insights.read',
    ],
  },
  {
    roleId: 'marketer',
    name: '市场',
    reach: 'all',
    may: ['directory.read', 'campaigns.*', 'leads.read', 'leads.import', 'leads.intake.*', 'customers.read', 'insights.read'],
  },
  {
    roleId: 'finance-clerk',
    name: '财务',
    reach: 'all',
    may: [
      'directory.read',
      'approvals.request',
      'approvals.read',
      'contracts.read',
      'receivables.*',
      'collections.read',
      'collections.write',
      'invoices.*',
      'ledger.read',
    ],
  },
  {
    roleId: 'finance-manager',
    name: '财务经理',
    reach: 'all',
    may: [
      'directory.read',
      'approvals.*',
      'contracts.read',
      'receivables.*',
      'collections.*',
      'invoices.*',
      'ledger.*',
      'campaigns.read',
      'campaigns.results.read',
      'insights.read',
    ],
  },
  {
    roleId: 'warehouse-keeper',
    name: '仓库管理员',
    reach: 'all',
    may: ['directory.read', 'approvals.request', 'approvals.read', 'products.*', 'stock.*', 'orders.read'],
  },
  {
    roleId: 'risk-auditor',
    name: '风控审计',
    reach: 'all',
    may: ['directory.read', 'customers.read', 'leads.read', 'contracts.read', 'ledger.read', 'insights.read'],
  },
  {
    roleId: 'data-steward',
    name: '数据管理员',
    reach: 'all',
    may: ['directory.read', 'customers.*', 'leads.intake.*', 'leads.import'],
  },
  {
    roleId: 'call-centre',
    name: '呼叫中心系统',
    reach: 'all',
    may: ['customers.read', 'calls.*', 'tickets.read', 'tickets.write', 'leads.intake.submit'],
  },
  { roleId: 'channel', name: '渠道系统', reach: 'self', may: ['leads.intake.submit'] },
];

/** Of the permissions that exist, those that each role's patterns name. */
export const standardRoles = (permissions: readonly string[]): readonly Role[] =>
  patterns.map(({ may, ...role }) => ({
    ...role,
    permissions: permissions.filter((permission) => may.some((pattern) => fits(pattern, permission))),
  }));

const fits = (pattern: string, permission: string): boolean =>
  pattern.endsWith('.*') ? permission.startsWith(pattern.slice(0, -1)) : pattern === permission;
