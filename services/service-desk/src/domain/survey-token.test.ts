import fc from 'fast-check';
import { surveyToken, ticketIdOf } from './survey-token';

const secret = 'a secret of the service desk';

describe('a survey token (SD-9)', () => {
  it('given any ticket, then it opens that one', () => {
    fc.assert(fc.property(fc.uuid(), (id) => ticketIdOf(surveyToken(id, secret), secret) === id));
  });

  it('given another secret, then it opens nothing', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string(), (id, other) => ticketIdOf(surveyToken(id, `${secret}${other}x`), secret) === undefined),
    );
  });

  it('given the signature of another ticket, then it opens nothing', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (id, other) => {
        fc.pre(id !== other);
        const [idPart] = surveyToken(id, secret).split('.');
        const [, signature] = surveyToken(other, secret).split('.');
        expect(ticketIdOf(`${idPart}.${signature}`, secret)).toBeUndefined();
      }),
    );
  });

  it('given any text, then it opens nothing and nothing is thrown', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => ticketIdOf(text, secret) === undefined));
  });
});
