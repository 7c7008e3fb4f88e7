import { summarise } from './test-summary';

describe('the last line of a test run', () => {
  it('counts what passed and what failed', () => {
    expect(summarise({ numPassedTests: 7, numFailedTests: 2, numRuntimeErrorTestSuites: 0 }, 1)).toEqual({
      passed: 7,
      failed: 2,
    });
  });

  it('counts a file that could not run as a failure', () => {
    expect(summarise({ numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 3 }, 1)).toEqual({
      passed: 7,
      failed: 3,
    });
  });

  it('is red when jest went wrong outside of every test', () => {
    expect(summarise({ numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }, 1)).toEqual({
      passed: 7,
      failed: 1,
    });
  });

  it('is red when jest wrote no results', () => {
    expect(summarise(undefined, 134)).toEqual({ passed: 0, failed: 1 });
  });

  it('is green only when jest is', () => {
    expect(summarise({ numPassedTests: 7, numFailedTests: 0, numRuntimeErrorTestSuites: 0 }, 0)).toEqual({
      passed: 7,
      failed: 0,
    });
  });
});
