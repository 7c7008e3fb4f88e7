import app from './app.json';
import approvals from './approvals.json';
import contracts from './contracts.json';
import customers from './customers.json';
import enums from './enums.json';
import events from './events.json';
import facts from './facts.json';
import finance from './finance.json';
import form from './form.json';
import intakes from './intakes.json';
import leads from './leads.json';
import list from './list.json';
import myDay from './my-day.json';
import opportunities from './opportunities.json';
import orders from './orders.json';
import problems from './problems.json';
import record from './record.json';
import search from './search.json';
import session from './session.json';
import tickets from './tickets.json';

export { default as antdLocale } from 'antd/locale/zh_CN';

export const texts = {
  app,
  approvals,
  contracts,
  customers,
  enums,
  events,
  facts,
  finance,
  form,
  intakes,
  leads,
  list,
  'my-day': myDay,
  opportunities,
  orders,
  problems,
  record,
  search,
  session,
  tickets,
};
