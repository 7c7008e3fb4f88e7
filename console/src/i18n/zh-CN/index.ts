import app from './app.json';
import customers from './customers.json';
import enums from './enums.json';
import events from './events.json';
import facts from './facts.json';
import form from './form.json';
import leads from './leads.json';
import list from './list.json';
import myDay from './my-day.json';
import opportunities from './opportunities.json';
import problems from './problems.json';
import record from './record.json';
import search from './search.json';
import session from './session.json';
import tickets from './tickets.json';

export { default as antdLocale } from 'antd/locale/zh_CN';

export const texts = {
  app,
  customers,
  enums,
  events,
  facts,
  form,
  leads,
  list,
  'my-day': myDay,
  opportunities,
  problems,
  record,
  search,
  session,
  tickets,
};
