import {
  AuditOutlined,
  BankOutlined,
  CalendarOutlined,
  CustomerServiceOutlined,
  FileTextOutlined,
  FunnelPlotOutlined,
  InboxOutlined,
  ProjectOutlined,
  ShoppingOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Entry {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: `nav.${'my-day' | 'leads' | 'intakes' | 'opportunities' | 'contracts' | 'approvals' | 'orders' | 'finance' | 'customers' | 'tickets'}`;
  readonly icon: ReactNode;
  /** Without it the entry is not shown. */
  readonly permission?: string;
}

/** Where one can go, in the order of a working day. */
export const navigation: readonly Entry[] = [
  { to: '/', label: 'nav.my-day', icon: <CalendarOutlined /> },
  { to: '/leads', label: 'nav.leads', icon: <FunnelPlotOutlined />, permission: 'leads.read' },
  { to: '/intakes', label: 'nav.intakes', icon: <InboxOutlined />, permission: 'leads.intake.review' },
  { to: '/opportunities', label: 'nav.opportunities', icon: <ProjectOutlined />, permission: 'opportunities.read' },
  { to: '/contracts', label: 'nav.contracts', icon: <FileTextOutlined />, permission: 'contracts.read' },
  { to: '/approvals', label: 'nav.approvals', icon: <AuditOutlined />, permission: 'approvals.decide' },
  { to: '/orders', label: 'nav.orders', icon: <ShoppingOutlined />, permission: 'orders.read' },
  { to: '/receivables', label: 'nav.finance', icon: <BankOutlined />, permission: 'receivables.read' },
  { to: '/customers', label: 'nav.customers', icon: <TeamOutlined />, permission: 'customers.read' },
  { to: '/tickets', label: 'nav.tickets', icon: <CustomerServiceOutlined />, permission: 'tickets.read' },
];
