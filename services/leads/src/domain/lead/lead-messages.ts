import { toWire } from '@tributary/contracts';
import type { Assignment as AssignmentMessage, Origin as OriginMessage } from '@tributary/contracts/leads';
import type { Assignment, Interest, Origin } from './lead';

/** Parts of a lead that travel in events and answers alike; the others are spelled the same on both sides. */
export const originMessage = (origin: Origin): OriginMessage => ({ ...origin, channel: toWire('CHANNEL', origin.channel) });

export const assignmentMessage = (assignment: Assignment): AssignmentMessage => ({
  ...assignment,
  mode: toWire('ASSIGNMENT_MODE', assignment.mode),
});

/** What somebody wrote stays with the lead: an event is kept in more places than can be kept an eye on. */
export const interestInEvents = (interest: Interest): Interest => ({ ...interest, message: '' });
