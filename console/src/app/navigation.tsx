import { CalendarOutlined, CustomerServiceOutlined, FunnelPlotOutlined, ProjectOutlined, TeamOutlined } from '@ant-design/icons';
import type { LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';

interface Entry {
  readonly to: NonNullable<LinkProps['to']>;
  readonly label: 'nav.my-day' | 'nav.leads' | 'nav.opportunities' | 'nav.customers' | 'nav.tickets';
  readonly icon: ReactNode;
  /** Without it the entry is not shown. */
  readonly permission?: string;
}

/** Where one can go, in the order of a working day. */
export const navigation: readonly Entry[] = [
  { to: '/', label: 'nav.my-day', icon: <CalendarOutlined /> },
  { to: '/leads', label: 'nav.leads', icon: <FunnelPlotOutlined />, permission: 'leads.read' },
  { to: '/opportunities', label: 'nav.opportunities', icon: <ProjectOutlined />, permission: 'opportunities.read' },
  { to: '/customers', label: 'nav.customers', icon: <TeamOutlined />, permission: 'customers.read' },
  { to: '/tickets', label: 'nav.tickets', icon: <CustomerServiceOutlined />, permission: 'tickets.read' },
];
