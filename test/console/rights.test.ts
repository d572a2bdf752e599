import { may, type Right, roles } from '../../src/staff/may.ts';
import { type ConsoleOffice, consoleOffice } from '../helpers/console-office.ts';

let office: ConsoleOffice;
let ticket: string;
let tip: string;
beforeAll(async () => {
  office = await consoleOffice();
  ticket = await office.receives();
  tip = await office.receives({ kind: 'tip' });
});
afterAll(() => office.closes());

interface Route {
  readonly right: Right;
  readonly method: 'GET' | 'POST';
  readonly path: () => string;
}

const deskRoutes = (desk: 'ticket' | 'tip', path: string, number: () => string): Route[] => [
  { right: `${desk}.read`, method: 'GET', path: () => path },
  { right: `${desk}.read`, method: 'GET', path: () => `${path}/${number()}` },
  { right: `${desk}.read`, method: 'GET', path: () => `/console/pulse?desk=${desk}` },
  { right: `${desk}.read`, method: 'GET', path: () => `/console/pulse?ticket=${number()}` },
  ...(['reply', 'note', 'status', 'priority', 'retry'] as const).map(
    (act): Route => ({ right: `${desk}.${act}`, method: 'POST', path: () => `${path}/${number()}/${act}` }),
  ),
  { right: `${desk}.assign`, method: 'POST', path: () => `${path}/${number()}/assignee` },
];

const routes: Route[] = [
  ...deskRoutes('ticket', '/console/tickets', () => ticket),
  ...deskRoutes('tip', '/console/tips', () => tip),
  { right: 'staff.manage', method: 'GET', path: () => '/console/staff' },
  { right: 'staff.manage', method: 'POST', path: () => '/console/staff' },
  { right: 'staff.manage', method: 'POST', path: () => '/console/staff/x/role' },
  { right: 'staff.manage', method: 'POST', path: () => '/console/staff/x/disable' },
  { right: 'staff.manage', method: 'POST', path: () => '/console/staff/x/enable' },
  { right: 'staff.manage', method: 'POST', path: () => '/console/staff/x/reset' },
];

test.each(roles)('the %s gets through where the table of rights says so, and nowhere else', async (role) => {
  const person = await office.hires(`a-${role}`, role);
  await person.signsIn();
  for (const { right, method, path } of routes) {
    const response = await person.ask(path(), { method });
    await response.text();
    const isLetIn = ![403, 404].includes(response.status);
    expect(`${method} ${path()} ${isLetIn}`).toBe(`${method} ${path()} ${may(role, right)}`);
  }
});

test('who is not signed in gets through nowhere', async () => {
  const stranger = office.visitor();
  for (const { method, path } of routes) {
    const response = await stranger.ask(path(), { method });
    await response.text();
    expect([303, 401]).toContain(response.status);
  }
});
