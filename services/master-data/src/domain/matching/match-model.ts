/**
 * A Fellegi–Sunter model in the terms of Splink's settings: `m` is how often a level is seen among records of one party,
 * `u` among records of two; a level weighs log2(m / u) bits.
 */
export interface MatchModel {
  readonly version: string;
  readonly probabilityTwoRandomRecordsMatch: number;
  readonly comparisons: Readonly<Record<string, Readonly<Record<string, ComparisonLevel>>>>;
  /** From this probability on it is a match. */
  readonly matchFrom: number;
  /** From this probability on a person decides (MD-7). */
  readonly possibleFrom: number;
}

export interface ComparisonLevel {
  readonly m: number;
  readonly u: number;
}

const identifierLevels = { exact: { m: 0.95, u: 1e-8 } };

/**
 * A number or address unseen for long has lost an eighth of its weight for each bit below `exact`: numbers are recycled.
 * That two parties have different ones says little: people have several.
 */
const reachableBy = (u: number) => ({
  exact: { m: 0.9, u },
  stale: { m: 0.9, u: u * 8 },
  different: { m: 0.25, u: 1 },
});

const common = {
  version: '2026.1',
  probabilityTwoRandomRecordsMatch: 1e-6,
  matchFrom: 0.85,
  possibleFrom: 0.15,
};

const sameChannelRecord = { exact: { m: 0.99, u: 1e-12 } };

export const personModel: MatchModel = {
  ...common,
  version: `person-${common.version}`,
  comparisons: {
    source: sameChannelRecord,
    'id-card': identifierLevels,
    'wechat-unionid': { ...identifierLevels, different: { m: 0.05, u: 1 } },
    'wechat-openid': identifierLevels,
    'member-id': identifierLevels,
    phone: reachableBy(1e-7),
    email: reachableBy(1e-7),
    device: { exact: { m: 0.6, u: 1e-3 } },
    name: {
      exact: { m: 0.7, u: 5e-4 },
      traditional: { m: 0.05, u: 5e-5 },
      pinyin: { m: 0.1, u: 2e-3 },
      similar: { m: 0.06, u: 6e-3 },
      surname: { m: 0.05, u: 2e-2 },
      'nickname-exact': { m: 0.3, u: 5e-3 },
      different: { m: 0.004, u: 0.9 },
    },
    'birth-date': { exact: { m: 0.95, u: 5e-5 }, different: { m: 0.03, u: 1 } },
    address: {
      exact: { m: 0.4, u: 1e-4 },
      district: { m: 0.3, u: 2e-2 },
      city: { m: 0.8, u: 0.1 },
      different: { m: 0.15, u: 0.9 },
    },
  },
};

export const organisationModel: MatchModel = {
  ...common,
  version: `organisation-${common.version}`,
  comparisons: {
    source: sameChannelRecord,
    // Registers give a number once; only a slip of the pen gives it to another.
    registration: { exact: { m: 0.95, u: 1e-10 } },
    'member-id': identifierLevels,
    'wechat-unionid': identifierLevels,
    'wechat-openid': identifierLevels,
    // Companies in one building share a front desk, subsidiaries a mailbox.
    phone: reachableBy(1e-5),
    email: reachableBy(1e-5),
    name: {
      exact: { m: 0.6, u: 1e-7 },
      'legal-form': { m: 0.2, u: 2e-6 },
      short: { m: 0.1, u: 1e-5 },
      pinyin: { m: 0.03, u: 1e-5 },
      similar: { m: 0.1, u: 1e-3 },
      different: { m: 0.02, u: 1 },
    },
    address: {
      exact: { m: 0.4, u: 1e-3 },
      district: { m: 0.5, u: 2e-2 },
      city: { m: 0.9, u: 0.1 },
      different: { m: 0.1, u: 0.9 },
    },
  },
};

export const bits = ({ m, u }: ComparisonLevel): number => Math.log2(m / u);

/** The probability that belongs to so many bits for and against. */
export const probabilityOf = (weight: number): number => 1 / (1 + 2 ** -weight);

export const priorBits = ({ probabilityTwoRandomRecordsMatch: p }: MatchModel): number => Math.log2(p / (1 - p));
