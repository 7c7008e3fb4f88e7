import { readableLog } from './readable-log';

describe('the end of a log, for people', () => {
  it('shows instant, level and sentence of a structured line', () => {
    const line = JSON.stringify({ level: 'info', time: '2026-01-02T03:04:05.000Z', service: 'leads', msg: 'ready' });
    expect(readableLog(line)).toBe('  2026-01-02T03:04:05.000Z info ready');
  });

  it('shows where an error came from', () => {
    const line = JSON.stringify({
      level: 'fatal',
      msg: 'start failed',
      err: { message: 'no store', stack: 'Error: no store\n  at open' },
    });
    expect(readableLog(line)).toBe('  fatal start failed \n    Error: no store\n      at open');
  });

  it('leaves other lines as they are, also those cut in the middle', () => {
    expect(readableLog('"msg":"half"}\n\nSegmentation fault\n')).toBe('  "msg":"half"}\n  Segmentation fault');
  });

  it('shows the last lines only', () => {
    const text = Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    expect(readableLog(text).split('\n')).toHaveLength(15);
    expect(readableLog(text)).toContain('line 99');
  });
});
