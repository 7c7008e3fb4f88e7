// Made by `npm run generate` from the messages with the option tributary.options.v1.event.

import { AdLeadSubmitted as channel_v1_AdLeadSubmitted } from './tributary/channel/v1/channel';
import { CallEnded as channel_v1_CallEnded } from './tributary/channel/v1/channel';
import { FormSubmitted as channel_v1_FormSubmitted } from './tributary/channel/v1/channel';
import { WechatMessageReceived as channel_v1_WechatMessageReceived } from './tributary/channel/v1/channel';
import { ApprovalDecided as directory_v1_ApprovalDecided } from './tributary/directory/v1/events';
import { ApprovalRequested as directory_v1_ApprovalRequested } from './tributary/directory/v1/events';
import { EmployeeChanged as directory_v1_EmployeeChanged } from './tributary/directory/v1/events';
import { EmployeeLeft as directory_v1_EmployeeLeft } from './tributary/directory/v1/events';
import { CollectionApproved as finance_v1_CollectionApproved } from './tributary/finance/v1/finance';
import { CollectionReversed as finance_v1_CollectionReversed } from './tributary/finance/v1/finance';
import { InvoiceIssued as finance_v1_InvoiceIssued } from './tributary/finance/v1/finance';
import { TierChanged as insights_v1_TierChanged } from './tributary/insights/v1/insights';
import { ProductChanged as inventory_v1_ProductChanged } from './tributary/inventory/v1/inventory';
import { ReservationChanged as inventory_v1_ReservationChanged } from './tributary/inventory/v1/inventory';
import { StockPosted as inventory_v1_StockPosted } from './tributary/inventory/v1/inventory';
import { CustomerSignalReceived as leads_v1_CustomerSignalReceived } from './tributary/leads/v1/events';
import { IntakeRejected as leads_v1_IntakeRejected } from './tributary/leads/v1/events';
import { LeadAssigned as leads_v1_LeadAssigned } from './tributary/leads/v1/events';
import { LeadClaimed as leads_v1_LeadClaimed } from './tributary/leads/v1/events';
import { LeadCreated as leads_v1_LeadCreated } from './tributary/leads/v1/events';
import { LeadCustomerChanged as leads_v1_LeadCustomerChanged } from './tributary/leads/v1/events';
import { LeadDisqualified as leads_v1_LeadDisqualified } from './tributary/leads/v1/events';
import { LeadDropWarned as leads_v1_LeadDropWarned } from './tributary/leads/v1/events';
import { LeadDropped as leads_v1_LeadDropped } from './tributary/leads/v1/events';
import { LeadEnriched as leads_v1_LeadEnriched } from './tributary/leads/v1/events';
import { LeadFollowedUp as leads_v1_LeadFollowedUp } from './tributary/leads/v1/events';
import { LeadProtectionExtended as leads_v1_LeadProtectionExtended } from './tributary/leads/v1/events';
import { LeadQualified as leads_v1_LeadQualified } from './tributary/leads/v1/events';
import { LeadReturned as leads_v1_LeadReturned } from './tributary/leads/v1/events';
import { LeadTransferred as leads_v1_LeadTransferred } from './tributary/leads/v1/events';
import { CampaignChanged as marketing_v1_CampaignChanged } from './tributary/marketing/v1/events';
import { CollectionAttributed as marketing_v1_CollectionAttributed } from './tributary/marketing/v1/events';
import { CustomerCreated as masterdata_v1_CustomerCreated } from './tributary/masterdata/v1/events';
import { CustomerMerged as masterdata_v1_CustomerMerged } from './tributary/masterdata/v1/events';
import { CustomerSplit as masterdata_v1_CustomerSplit } from './tributary/masterdata/v1/events';
import { CustomerUpdated as masterdata_v1_CustomerUpdated } from './tributary/masterdata/v1/events';
import { ReviewTaskDecided as masterdata_v1_ReviewTaskDecided } from './tributary/masterdata/v1/events';
import { ReviewTaskOpened as masterdata_v1_ReviewTaskOpened } from './tributary/masterdata/v1/events';
import { ContractSigned as sales_v1_ContractSigned } from './tributary/sales/v1/events';
import { ContractStateChanged as sales_v1_ContractStateChanged } from './tributary/sales/v1/events';
import { CustomerOwnerChanged as sales_v1_CustomerOwnerChanged } from './tributary/sales/v1/events';
import { OpportunityChanged as sales_v1_OpportunityChanged } from './tributary/sales/v1/events';
import { OrderStateChanged as sales_v1_OrderStateChanged } from './tributary/sales/v1/events';
import { QuoteCreated as sales_v1_QuoteCreated } from './tributary/sales/v1/events';
import { QuoteStateChanged as sales_v1_QuoteStateChanged } from './tributary/sales/v1/events';
import { CallRecorded as servicedesk_v1_CallRecorded } from './tributary/servicedesk/v1/service_desk';
import { SurveyAnswered as servicedesk_v1_SurveyAnswered } from './tributary/servicedesk/v1/service_desk';
import { TicketChanged as servicedesk_v1_TicketChanged } from './tributary/servicedesk/v1/service_desk';

/** Payload by wire name. */
export interface EventData {
  /** A person fills in the form of an advertisement on the advertising platform. */
  readonly 'tributary.channel.ads.lead-submitted.v1': channel_v1_AdLeadSubmitted;
  /** A call with a customer or a prospect has ended and its wrap-up is done. */
  readonly 'tributary.channel.call.ended.v1': channel_v1_CallEnded;
  /** A visitor sends a form on a web site or landing page. */
  readonly 'tributary.channel.web.form-submitted.v1': channel_v1_FormSubmitted;
  /** A person writes to an official account or to an employee by WeCom. */
  readonly 'tributary.channel.wechat.message-received.v1': channel_v1_WechatMessageReceived;
  /** An approval ended: approved, rejected or withdrawn. */
  readonly 'tributary.directory.approval.decided.v1': directory_v1_ApprovalDecided;
  /** A document waits for its first approver, or for the next ones. */
  readonly 'tributary.directory.approval.requested.v1': directory_v1_ApprovalRequested;
  /** An employee was added or their team, roles, skills, territories, capacity or deputy changed. */
  readonly 'tributary.directory.employee.changed.v1': directory_v1_EmployeeChanged;
  /** An employee left; whoever holds their work hands it to the successor (DR-1, LD-7). */
  readonly 'tributary.directory.employee.left.v1': directory_v1_EmployeeLeft;
  /** Finance approved a collection; the contract's received and outstanding change, commission and first purchase count. */
  readonly 'tributary.finance.collection.approved.v1': finance_v1_CollectionApproved;
  /** An approved collection was taken back. */
  readonly 'tributary.finance.collection.reversed.v1': finance_v1_CollectionReversed;
  /** A fapiao was issued; the contract's invoiced amount changes. */
  readonly 'tributary.finance.invoice.issued.v1': finance_v1_InvoiceIssued;
  /** A customer's value tier changed. */
  readonly 'tributary.insights.tier.changed.v1': insights_v1_TierChanged;
  /** A product was added or its name, unit, price or warranty changed. */
  readonly 'tributary.inventory.product.changed.v1': inventory_v1_ProductChanged;
  /** A reservation was made, released, expired or shipped. */
  readonly 'tributary.inventory.reservation.changed.v1': inventory_v1_ReservationChanged;
  /** An inbound, outbound or adjusting document was posted to the ledger. */
  readonly 'tributary.inventory.stock.posted.v1': inventory_v1_StockPosted;
  /** A channel spoke of a customer who is already served: word for the owner, not a lead (LD-1). */
  readonly 'tributary.leads.customer-signal.received.v1': leads_v1_CustomerSignalReceived;
  /** A record of a channel was not taken in; the channel reads the reason (LD-1). */
  readonly 'tributary.leads.intake.rejected.v1': leads_v1_IntakeRejected;
  /** A lead of the public sea was given to an employee by a rule or a person (LD-4). */
  readonly 'tributary.leads.lead.assigned.v1': leads_v1_LeadAssigned;
  /** An employee took a lead from the public sea (LD-5). */
  readonly 'tributary.leads.lead.claimed.v1': leads_v1_LeadClaimed;
  /** A record of a channel became a new lead in the public sea (LD-1). */
  readonly 'tributary.leads.lead.created.v1': leads_v1_LeadCreated;
  /** Master-data merged or split the customer of a lead, and the lead follows (MD-6). */
  readonly 'tributary.leads.lead.customer-changed.v1': leads_v1_LeadCustomerChanged;
  /** A lead was closed without an opportunity (LD-10). */
  readonly 'tributary.leads.lead.disqualified.v1': leads_v1_LeadDisqualified;
  /** A lead will drop to the public sea soon unless something is done (LD-6). */
  readonly 'tributary.leads.lead.drop-warned.v1': leads_v1_LeadDropWarned;
  /** A lead fell back to the public sea because it was not followed up or its protection ended (LD-6). */
  readonly 'tributary.leads.lead.dropped.v1': leads_v1_LeadDropped;
  /** A further record about the same person was added to an open lead (LD-1). */
  readonly 'tributary.leads.lead.enriched.v1': leads_v1_LeadEnriched;
  /** The holder recorded a follow-up (LD-9). */
  readonly 'tributary.leads.lead.followed-up.v1': leads_v1_LeadFollowedUp;
  /** A manager lengthened the protection of a held lead (LD-6). */
  readonly 'tributary.leads.lead.protection-extended.v1': leads_v1_LeadProtectionExtended;
  /** A lead turned out to be real intent; sales makes an opportunity and a customer file of it (LD-10). */
  readonly 'tributary.leads.lead.qualified.v1': leads_v1_LeadQualified;
  /** The holder gave a lead back to the public sea (LD-5). */
  readonly 'tributary.leads.lead.returned.v1': leads_v1_LeadReturned;
  /** A held lead moved to another employee (LD-7). */
  readonly 'tributary.leads.lead.transferred.v1': leads_v1_LeadTransferred;
  /** A campaign was planned, changed, started or ended, or a cost of it was recorded or reversed (MK-1). */
  readonly 'tributary.marketing.campaign.changed.v1': marketing_v1_CampaignChanged;
  /** Collected money was given to the touches that led to it, given anew because more is known of them, or taken back because the collection was reversed (MK-2). */
  readonly 'tributary.marketing.collection.attributed.v1': marketing_v1_CollectionAttributed;
  /** A record, or the records of a split, turned out to be a party not known before. */
  readonly 'tributary.master-data.customer.created.v1': masterdata_v1_CustomerCreated;
  /** Two customers turned out to be one. */
  readonly 'tributary.master-data.customer.merged.v1': masterdata_v1_CustomerMerged;
  /** A merge was undone, or source records moved to a customer of their own. */
  readonly 'tributary.master-data.customer.split.v1': masterdata_v1_CustomerSplit;
  /** A record was added to the customer, or its golden record, tags or relationships changed. */
  readonly 'tributary.master-data.customer.updated.v1': masterdata_v1_CustomerUpdated;
  /** A person decided whether two customers are one. */
  readonly 'tributary.master-data.review-task.decided.v1': masterdata_v1_ReviewTaskDecided;
  /** Two customers may be one and a person must decide. */
  readonly 'tributary.master-data.review-task.opened.v1': masterdata_v1_ReviewTaskOpened;
  /** A contract is in force: finance gets the receivable, service the entitlement, marketing the result (SL-14). */
  readonly 'tributary.sales.contract.signed.v1': sales_v1_ContractSigned;
  /** A contract was drafted, submitted, approved, rejected or ended. */
  readonly 'tributary.sales.contract.state-changed.v1': sales_v1_ContractStateChanged;
  /** A customer got an owner, another one, or lost the one a merge had brought (SL-1). */
  readonly 'tributary.sales.customer-owner.changed.v1': sales_v1_CustomerOwnerChanged;
  /** An opportunity was created, moved to another stage, won or lost. */
  readonly 'tributary.sales.opportunity.changed.v1': sales_v1_OpportunityChanged;
  /** An order was confirmed, reserved, shipped, completed or cancelled, or its cancellation was asked for or failed. */
  readonly 'tributary.sales.order.state-changed.v1': sales_v1_OrderStateChanged;
  /** A quote was made for an opportunity. */
  readonly 'tributary.sales.quote.created.v1': sales_v1_QuoteCreated;
  /** A quote was approved, rejected or accepted. */
  readonly 'tributary.sales.quote.state-changed.v1': sales_v1_QuoteStateChanged;
  /** The call centre reported a call that ended. */
  readonly 'tributary.service-desk.call.recorded.v1': servicedesk_v1_CallRecorded;
  /** The customer said how satisfied they are, 1 to 5. */
  readonly 'tributary.service-desk.survey.answered.v1': servicedesk_v1_SurveyAnswered;
  /** A ticket was opened, grabbed, answered, overridden, resolved or closed, or now belongs to another customer. */
  readonly 'tributary.service-desk.ticket.changed.v1': servicedesk_v1_TicketChanged;
}

export const eventFacts = {
  'tributary.channel.ads.lead-submitted.v1': {
    service: 'channel',
    message: 'tributary.channel.v1.AdLeadSubmitted',
    aggregate: (data: channel_v1_AdLeadSubmitted): string => data.adLeadId,
    when: "A person fills in the form of an advertisement on the advertising platform.",
    binary: channel_v1_AdLeadSubmitted,
  },
  'tributary.channel.call.ended.v1': {
    service: 'channel',
    message: 'tributary.channel.v1.CallEnded',
    aggregate: (data: channel_v1_CallEnded): string => data.callId,
    when: "A call with a customer or a prospect has ended and its wrap-up is done.",
    binary: channel_v1_CallEnded,
  },
  'tributary.channel.web.form-submitted.v1': {
    service: 'channel',
    message: 'tributary.channel.v1.FormSubmitted',
    aggregate: (data: channel_v1_FormSubmitted): string => data.submissionId,
    when: "A visitor sends a form on a web site or landing page.",
    binary: channel_v1_FormSubmitted,
  },
  'tributary.channel.wechat.message-received.v1': {
    service: 'channel',
    message: 'tributary.channel.v1.WechatMessageReceived',
    aggregate: (data: channel_v1_WechatMessageReceived): string => data.messageId,
    when: "A person writes to an official account or to an employee by WeCom.",
    binary: channel_v1_WechatMessageReceived,
  },
  'tributary.directory.approval.decided.v1': {
    service: 'directory',
    message: 'tributary.directory.v1.ApprovalDecided',
    aggregate: (data: directory_v1_ApprovalDecided): string => data.approvalId,
    when: "An approval ended: approved, rejected or withdrawn.",
    binary: directory_v1_ApprovalDecided,
  },
  'tributary.directory.approval.requested.v1': {
    service: 'directory',
    message: 'tributary.directory.v1.ApprovalRequested',
    aggregate: (data: directory_v1_ApprovalRequested): string => data.approvalId,
    when: "A document waits for its first approver, or for the next ones.",
    binary: directory_v1_ApprovalRequested,
  },
  'tributary.directory.employee.changed.v1': {
    service: 'directory',
    message: 'tributary.directory.v1.EmployeeChanged',
    aggregate: (data: directory_v1_EmployeeChanged): string => data.employeeId,
    when: "An employee was added or their team, roles, skills, territories, capacity or deputy changed.",
    binary: directory_v1_EmployeeChanged,
  },
  'tributary.directory.employee.left.v1': {
    service: 'directory',
    message: 'tributary.directory.v1.EmployeeLeft',
    aggregate: (data: directory_v1_EmployeeLeft): string => data.employeeId,
    when: "An employee left; whoever holds their work hands it to the successor (DR-1, LD-7).",
    binary: directory_v1_EmployeeLeft,
  },
  'tributary.finance.collection.approved.v1': {
    service: 'finance',
    message: 'tributary.finance.v1.CollectionApproved',
    aggregate: (data: finance_v1_CollectionApproved): string => data.contractId,
    when: "Finance approved a collection; the contract's received and outstanding change, commission and first purchase count.",
    binary: finance_v1_CollectionApproved,
  },
  'tributary.finance.collection.reversed.v1': {
    service: 'finance',
    message: 'tributary.finance.v1.CollectionReversed',
    aggregate: (data: finance_v1_CollectionReversed): string => data.contractId,
    when: "An approved collection was taken back.",
    binary: finance_v1_CollectionReversed,
  },
  'tributary.finance.invoice.issued.v1': {
    service: 'finance',
    message: 'tributary.finance.v1.InvoiceIssued',
    aggregate: (data: finance_v1_InvoiceIssued): string => data.contractId,
    when: "A fapiao was issued; the contract's invoiced amount changes.",
    binary: finance_v1_InvoiceIssued,
  },
  'tributary.insights.tier.changed.v1': {
    service: 'insights',
    message: 'tributary.insights.v1.TierChanged',
    aggregate: (data: insights_v1_TierChanged): string => data.customerId,
    when: "A customer's value tier changed.",
    binary: insights_v1_TierChanged,
  },
  'tributary.inventory.product.changed.v1': {
    service: 'inventory',
    message: 'tributary.inventory.v1.ProductChanged',
    aggregate: (data: inventory_v1_ProductChanged): string => data.sku,
    when: "A product was added or its name, unit, price or warranty changed.",
    binary: inventory_v1_ProductChanged,
  },
  'tributary.inventory.reservation.changed.v1': {
    service: 'inventory',
    message: 'tributary.inventory.v1.ReservationChanged',
    aggregate: (data: inventory_v1_ReservationChanged): string => data.orderId,
    when: "A reservation was made, released, expired or shipped.",
    binary: inventory_v1_ReservationChanged,
  },
  'tributary.inventory.stock.posted.v1': {
    service: 'inventory',
    message: 'tributary.inventory.v1.StockPosted',
    aggregate: (data: inventory_v1_StockPosted): string => data.documentId,
    when: "An inbound, outbound or adjusting document was posted to the ledger.",
    binary: inventory_v1_StockPosted,
  },
  'tributary.leads.customer-signal.received.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.CustomerSignalReceived',
    aggregate: (data: leads_v1_CustomerSignalReceived): string => data.signalId,
    when: "A channel spoke of a customer who is already served: word for the owner, not a lead (LD-1).",
    binary: leads_v1_CustomerSignalReceived,
  },
  'tributary.leads.intake.rejected.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.IntakeRejected',
    aggregate: (data: leads_v1_IntakeRejected): string => data.intakeId,
    when: "A record of a channel was not taken in; the channel reads the reason (LD-1).",
    binary: leads_v1_IntakeRejected,
  },
  'tributary.leads.lead.assigned.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.LeadAssigned',
    aggregate: (data: leads_v1_LeadAssigned): string => data.leadId,
    when: "A lead of the public sea was given to an employee by a rule or a person (LD-4).",
    binary: leads_v1_LeadAssigned,
  },
  'tributary.leads.lead.claimed.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.LeadClaimed',
    aggregate: (data: leads_v1_LeadClaimed): string => data.leadId,
    when: "An employee took a lead from the public sea (LD-5).",
    binary: leads_v1_LeadClaimed,
  },
  'tributary.leads.lead.created.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.LeadCreated',
    aggregate: (data: leads_v1_LeadCreated): string => data.leadId,
    when: "A record of a channel became a new lead in the public sea (LD-1).",
    binary: leads_v1_LeadCreated,
  },
  'tributary.leads.lead.customer-changed.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.LeadCustomerChanged',
    aggregate: (data: leads_v1_LeadCustomerChanged): string => data.leadId,
    when: "Master-data merged or split the customer of a lead, and the lead follows (MD-6).",
    binary: leads_v1_LeadCustomerChanged,
  },
  'tributary.leads.lead.disqualified.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.LeadDisqualified',
    aggregate: (data: leads_v1_LeadDisqualified): string => data.leadId,
    when: "A lead was closed without an opportunity (LD-10).",
    binary: leads_v1_LeadDisqualified,
  },
  'tributary.leads.lead.drop-warned.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.LeadDropWarned',
    aggregate: (data: leads_v1_LeadDropWarned): string => data.leadId,
    when: "A lead will drop to the public sea soon unless something is done (LD-6).",
    binary: leads_v1_LeadDropWarned,
  },
  'tributary.leads.lead.dropped.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.LeadDropped',
    aggregate: (data: leads_v1_LeadDropped): string => data.leadId,
    when: "A lead fell back to the public sea because it was not followed up or its protection ended (LD-6).",
    binary: leads_v1_LeadDropped,
  },
  'tributary.leads.lead.enriched.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.LeadEnriched',
    aggregate: (data: leads_v1_LeadEnriched): string => data.leadId,
    when: "A further record about the same person was added to an open lead (LD-1).",
    binary: leads_v1_LeadEnriched,
  },
  'tributary.leads.lead.followed-up.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.LeadFollowedUp',
    aggregate: (data: leads_v1_LeadFollowedUp): string => data.leadId,
    when: "The holder recorded a follow-up (LD-9).",
    binary: leads_v1_LeadFollowedUp,
  },
  'tributary.leads.lead.protection-extended.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.LeadProtectionExtended',
    aggregate: (data: leads_v1_LeadProtectionExtended): string => data.leadId,
    when: "A manager lengthened the protection of a held lead (LD-6).",
    binary: leads_v1_LeadProtectionExtended,
  },
  'tributary.leads.lead.qualified.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.LeadQualified',
    aggregate: (data: leads_v1_LeadQualified): string => data.leadId,
    when: "A lead turned out to be real intent; sales makes an opportunity and a customer file of it (LD-10).",
    binary: leads_v1_LeadQualified,
  },
  'tributary.leads.lead.returned.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.LeadReturned',
    aggregate: (data: leads_v1_LeadReturned): string => data.leadId,
    when: "The holder gave a lead back to the public sea (LD-5).",
    binary: leads_v1_LeadReturned,
  },
  'tributary.leads.lead.transferred.v1': {
    service: 'leads',
    message: 'tributary.leads.v1.LeadTransferred',
    aggregate: (data: leads_v1_LeadTransferred): string => data.leadId,
    when: "A held lead moved to another employee (LD-7).",
    binary: leads_v1_LeadTransferred,
  },
  'tributary.marketing.campaign.changed.v1': {
    service: 'marketing',
    message: 'tributary.marketing.v1.CampaignChanged',
    aggregate: (data: marketing_v1_CampaignChanged): string => data.campaignId,
    when: "A campaign was planned, changed, started or ended, or a cost of it was recorded or reversed (MK-1).",
    binary: marketing_v1_CampaignChanged,
  },
  'tributary.marketing.collection.attributed.v1': {
    service: 'marketing',
    message: 'tributary.marketing.v1.CollectionAttributed',
    aggregate: (data: marketing_v1_CollectionAttributed): string => data.collectionId,
    when: "Collected money was given to the touches that led to it, given anew because more is known of them, or taken back because the collection was reversed (MK-2).",
    binary: marketing_v1_CollectionAttributed,
  },
  'tributary.master-data.customer.created.v1': {
    service: 'master-data',
    message: 'tributary.masterdata.v1.CustomerCreated',
    aggregate: (data: masterdata_v1_CustomerCreated): string => data.customerId,
    when: "A record, or the records of a split, turned out to be a party not known before.",
    binary: masterdata_v1_CustomerCreated,
  },
  'tributary.master-data.customer.merged.v1': {
    service: 'master-data',
    message: 'tributary.masterdata.v1.CustomerMerged',
    aggregate: (data: masterdata_v1_CustomerMerged): string => data.customerId,
    when: "Two customers turned out to be one.",
    binary: masterdata_v1_CustomerMerged,
  },
  'tributary.master-data.customer.split.v1': {
    service: 'master-data',
    message: 'tributary.masterdata.v1.CustomerSplit',
    aggregate: (data: masterdata_v1_CustomerSplit): string => data.customerId,
    when: "A merge was undone, or source records moved to a customer of their own.",
    binary: masterdata_v1_CustomerSplit,
  },
  'tributary.master-data.customer.updated.v1': {
    service: 'master-data',
    message: 'tributary.masterdata.v1.CustomerUpdated',
    aggregate: (data: masterdata_v1_CustomerUpdated): string => data.customerId,
    when: "A record was added to the customer, or its golden record, tags or relationships changed.",
    binary: masterdata_v1_CustomerUpdated,
  },
  'tributary.master-data.review-task.decided.v1': {
    service: 'master-data',
    message: 'tributary.masterdata.v1.ReviewTaskDecided',
    aggregate: (data: masterdata_v1_ReviewTaskDecided): string => data.reviewTaskId,
    when: "A person decided whether two customers are one.",
    binary: masterdata_v1_ReviewTaskDecided,
  },
  'tributary.master-data.review-task.opened.v1': {
    service: 'master-data',
    message: 'tributary.masterdata.v1.ReviewTaskOpened',
    aggregate: (data: masterdata_v1_ReviewTaskOpened): string => data.reviewTaskId,
    when: "Two customers may be one and a person must decide.",
    binary: masterdata_v1_ReviewTaskOpened,
  },
  'tributary.sales.contract.signed.v1': {
    service: 'sales',
    message: 'tributary.sales.v1.ContractSigned',
    aggregate: (data: sales_v1_ContractSigned): string => data.contractId,
    when: "A contract is in force: finance gets the receivable, service the entitlement, marketing the result (SL-14).",
    binary: sales_v1_ContractSigned,
  },
  'tributary.sales.contract.state-changed.v1': {
    service: 'sales',
    message: 'tributary.sales.v1.ContractStateChanged',
    aggregate: (data: sales_v1_ContractStateChanged): string => data.contractId,
    when: "A contract was drafted, submitted, approved, rejected or ended.",
    binary: sales_v1_ContractStateChanged,
  },
  'tributary.sales.customer-owner.changed.v1': {
    service: 'sales',
    message: 'tributary.sales.v1.CustomerOwnerChanged',
    aggregate: (data: sales_v1_CustomerOwnerChanged): string => data.customerId,
    when: "A customer got an owner, another one, or lost the one a merge had brought (SL-1).",
    binary: sales_v1_CustomerOwnerChanged,
  },
  'tributary.sales.opportunity.changed.v1': {
    service: 'sales',
    message: 'tributary.sales.v1.OpportunityChanged',
    aggregate: (data: sales_v1_OpportunityChanged): string => data.opportunityId,
    when: "An opportunity was created, moved to another stage, won or lost.",
    binary: sales_v1_OpportunityChanged,
  },
  'tributary.sales.order.state-changed.v1': {
    service: 'sales',
    message: 'tributary.sales.v1.OrderStateChanged',
    aggregate: (data: sales_v1_OrderStateChanged): string => data.orderId,
    when: "An order was confirmed, reserved, shipped, completed or cancelled, or its cancellation was asked for or failed.",
    binary: sales_v1_OrderStateChanged,
  },
  'tributary.sales.quote.created.v1': {
    service: 'sales',
    message: 'tributary.sales.v1.QuoteCreated',
    aggregate: (data: sales_v1_QuoteCreated): string => data.quoteId,
    when: "A quote was made for an opportunity.",
    binary: sales_v1_QuoteCreated,
  },
  'tributary.sales.quote.state-changed.v1': {
    service: 'sales',
    message: 'tributary.sales.v1.QuoteStateChanged',
    aggregate: (data: sales_v1_QuoteStateChanged): string => data.quoteId,
    when: "A quote was approved, rejected or accepted.",
    binary: sales_v1_QuoteStateChanged,
  },
  'tributary.service-desk.call.recorded.v1': {
    service: 'service-desk',
    message: 'tributary.servicedesk.v1.CallRecorded',
    aggregate: (data: servicedesk_v1_CallRecorded): string => data.callId,
    when: "The call centre reported a call that ended.",
    binary: servicedesk_v1_CallRecorded,
  },
  'tributary.service-desk.survey.answered.v1': {
    service: 'service-desk',
    message: 'tributary.servicedesk.v1.SurveyAnswered',
    aggregate: (data: servicedesk_v1_SurveyAnswered): string => data.ticketId,
    when: "The customer said how satisfied they are, 1 to 5.",
    binary: servicedesk_v1_SurveyAnswered,
  },
  'tributary.service-desk.ticket.changed.v1': {
    service: 'service-desk',
    message: 'tributary.servicedesk.v1.TicketChanged',
    aggregate: (data: servicedesk_v1_TicketChanged): string => data.ticketId,
    when: "A ticket was opened, grabbed, answered, overridden, resolved or closed, or now belongs to another customer.",
    binary: servicedesk_v1_TicketChanged,
  },
} as const;
