import { toWire } from '@tributary/contracts';
import type { Customer as CustomerMessage, ReviewTask as ReviewTaskMessage } from '@tributary/contracts/master-data';
import type { CustomerView } from '../../domain/customer/customer-view';
import { maskPhone } from '../../domain/party/masking';
import type { ReviewTaskView } from '../../domain/review-task';

/**
 * PERM-2: the one place where a customer becomes a message, and where phone numbers are masked. ID cards are masked already
 * in the golden record. Unmasked values leave by RevealCustomer only.
 */
export const customerMessage = ({ golden, kind, stage, tags, relationships, ...view }: CustomerView): CustomerMessage => ({
  customerId: view.id,
  version: view.version,
  kind: toWire('PARTY_KIND', kind),
  displayName: golden.displayName,
  golden: golden.values.map(({ field, value, recordId, channel, occurredAt, pinned }) => ({
    field: toWire('GOLDEN_FIELD', field),
    value: field === 'phone' ? maskPhone(value) : value,
    sourceRecordId: recordId,
    channel,
    occurredAt,
    pinned,
  })),
  contacts: golden.contacts.map(({ id, role, phones, recordId, name, jobTitle, emails }) => ({
    contactId: id,
    name,
    role: toWire('CONTACT_ROLE', role),
    jobTitle,
    phones: phones.map(maskPhone),
    emails,
    sourceRecordId: recordId,
  })),
  consents: golden.consents.map(({ recordId, ...consent }) => ({ ...consent, sourceRecordId: recordId })),
  tags: tags.map(({ name, source, expiresAt }) => ({ name, source: toWire('TAG_SOURCE', source), expiresAt })),
  relationships: relationships.map(({ type, otherId, otherDisplayName }) => ({
    type: toWire('RELATIONSHIP_TYPE', type),
    otherCustomerId: otherId,
    otherDisplayName,
  })),
  stage: toWire('LIFECYCLE_STAGE', stage),
  ownerId: view.ownerId,
  formerIds: view.formerIds,
  sourceRecordCount: view.recordCount,
  createdAt: view.createdAt,
  updatedAt: view.updatedAt,
});

export const reviewTaskMessage = (task: ReviewTaskView): ReviewTaskMessage => ({
  reviewTaskId: task.id,
  version: task.version,
  state: toWire('REVIEW_TASK_STATE', task.state),
  leftCustomerId: task.leftId,
  rightCustomerId: task.rightId,
  leftDisplayName: task.leftDisplayName,
  rightDisplayName: task.rightDisplayName,
  probability: task.probability,
  evidence: task.evidence,
  modelVersion: task.modelVersion,
  sourceRecordId: task.recordId,
  openedAt: task.openedAt,
  decidedBy: task.decidedBy ?? '',
  decidedAt: task.decidedAt,
  reason: task.reason ?? '',
});
