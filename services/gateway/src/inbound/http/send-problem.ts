import { currentTraceId } from '@tributary/service-kit';
import type { Response } from 'express';
import { type Failure, problemOf } from '../../domain/problem';

/** The one place where a failure becomes an HTTP answer. */
export function sendProblem(res: Response, failure: Failure): void {
  const problem = problemOf(failure, currentTraceId());
  if (problem.status === 401) res.setHeader('WWW-Authenticate', 'Bearer');
  if (problem.status === 503) res.setHeader('Retry-After', '2');
  res.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}
