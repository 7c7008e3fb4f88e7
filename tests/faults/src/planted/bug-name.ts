/** Mistakes that somebody has made somewhere, each a part that replaces a good one in the rig's processes. */
export type ServiceBug =
  | 'polls by a growing number'
  | 'publishes without mandatory'
  | 'removes before the confirm'
  | 'two relays share rows by SKIP LOCKED'
  | 'adds to the outbox after the commit'
  | 'keeps the idempotency record outside the transaction'
  | 'publishes before the commit'
  | 'writes half a change'
  | 'answers before the commit';

export type ConsumerBug =
  | 'acknowledges before the commit'
  | 'has no inbox'
  | 'remembers messages in memory only'
  | 'writes effects outside the transaction of the inbox'
  | 'drops what fails'
  | 'retries what fails after what follows it'
  | 'lets everybody wait behind what fails'
  | 'takes every repeat that the inbox has forgotten';

export type BugName = ServiceBug | ConsumerBug;
