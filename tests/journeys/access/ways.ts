import type { Body } from '../support/api';
import { canary } from './canary';
import type { RecordName } from './records';

/** A request about one record, given the record's id: well-formed, so that nothing but reach can be in its way. */
export interface Way {
  readonly record: RecordName;
  readonly request: (id: string) => Body;
  /** Several may reach for it at once, and whoever comes too late is told this much. */
  readonly tooLate?: string;
}

const by =
  (record: RecordName, field: string) =>
  (more: Body = {}): Way => ({ record, request: (id) => ({ [field]: id, ...more }) });

const lead = by('lead', 'leadId');
const customer = by('customer', 'customerId');
const opportunity = by('opportunity', 'opportunityId');
const quote = by('quote', 'quoteId');
const contract = by('contract', 'contractId');
const order = by('order', 'orderId');
const collection = by('collection', 'collectionId');
const invoice = by('invoice', 'invoiceId');
const approval = by('approval', 'approvalId');
const ticket = by('ticket', 'ticketId');
const file = by('import', 'importId');
const intake = by('intake', 'intakeId');
const campaign = by('campaign', 'campaignId');

const expectedVersion = 1;
const cny = { amount: '1', currency: 'CNY' };
const note = 'x';
const reason = 'x';
const nobody = '01890a5d-ac96-774b-bcce-b302099a0000';

/** Every method that speaks of one record of somebody's. */
export const ways: Readonly<Record<string, Way>> = {
  'leads.v1.LeadService/GetLead': lead(),
  'leads.v1.LeadService/RevealLeadContact': lead({ purpose: 'REVEAL_PURPOSE_FOLLOW_UP' }),
  'leads.v1.LeadService/ClaimLead': { ...lead(), tooLate: 'lead.closed' },
  'leads.v1.LeadService/ReturnLead': lead({ note }),
  'leads.v1.LeadService/AssignLead': lead(),
  'leads.v1.LeadService/TransferLead': lead({ note, employeeId: nobody }),
  'leads.v1.LeadService/ExtendProtection': lead({ note, days: 1 }),
  'leads.v1.LeadService/RecordFollowUp': lead({ note, kind: 'FOLLOW_UP_KIND_CALL' }),
  'leads.v1.LeadService/ListFollowUps': lead(),
  'leads.v1.LeadService/ListCustodyChanges': lead(),
  'leads.v1.LeadService/QualifyLead': lead({ need: 'x' }),
  'leads.v1.LeadService/DisqualifyLead': lead({ reason: 'DISQUALIFICATION_REASON_NO_NEED' }),
  'leads.v1.IntakeService/GetIntake': intake(),
  'leads.v1.IntakeService/RevealUnreadable': intake({ purpose: 'REVEAL_PURPOSE_CORRECTION' }),
  'leads.v1.IntakeService/ReplayIntake': intake(),
  'leads.v1.ImportService/GetImport': file(),
  'leads.v1.ImportService/UploadImportContent': file({ piece: 0, content: 'eA==' }),
  'leads.v1.ImportService/PreviewImport': file(),
  'leads.v1.ImportService/StartImport': file(),
  'leads.v1.ImportService/CancelImport': file(),
  'leads.v1.ImportService/ResumeImport': file(),
  'leads.v1.ImportService/GetImportErrors': file(),

  'masterdata.v1.MasterDataService/GetCustomer': customer(),
  'masterdata.v1.MasterDataService/BatchGetCustomers': { record: 'customer', request: (id) => ({ customerIds: [id] }) },
  'masterdata.v1.MasterDataService/RevealCustomer': customer({ fields: ['REVEALED_FIELD_PHONE'], purpose: 'call back' }),
  'masterdata.v1.MasterDataService/MergeCustomers': by('customer', 'survivorId')({ absorbedId: nobody, reason }),
  'masterdata.v1.MasterDataService/SplitCustomer': customer({ mergeId: nobody, reason }),
  'masterdata.v1.MasterDataService/GetCustomerLineage': customer(),
  'masterdata.v1.MasterDataService/PinCustomerValue': customer({ field: 'GOLDEN_FIELD_NAME' }),
  'masterdata.v1.MasterDataService/TagCustomer': customer({ name: 'VIP' }),
  'masterdata.v1.MasterDataService/UntagCustomer': customer({ name: 'VIP' }),
  'masterdata.v1.MasterDataService/RelateCustomers': customer({ type: 'RELATIONSHIP_TYPE_REFERRED_BY', otherCustomerId: nobody }),
  'masterdata.v1.MasterDataService/DecideReviewTask': by('reviewTask', 'reviewTaskId')({ decision: 'REVIEW_DECISION_SAME' }),

  'sales.v1.OpportunityService/GetOpportunity': opportunity(),
  'sales.v1.OpportunityService/MoveOpportunity': opportunity({ stage: 'needs', expectedVersion }),
  'sales.v1.OpportunityService/LoseOpportunity': opportunity({ reason, expectedVersion }),
  'sales.v1.QuoteService/CreateQuote': opportunity({ lines: [{ sku: 'CNC-850', quantity: 1 }] }),
  'sales.v1.QuoteService/GetQuote': quote(),
  'sales.v1.QuoteService/AcceptQuote': quote({ expectedVersion }),
  'sales.v1.ContractService/GetContract': contract(),
  'sales.v1.ContractService/SubmitContract': contract({ expectedVersion }),
  'sales.v1.ContractService/SignContract': contract({ expectedVersion, signedAt: '2026-01-05T00:00:00Z' }),
  'sales.v1.OrderService/PlaceOrder': contract(),
  'sales.v1.OrderService/GetOrder': order(),
  'sales.v1.OrderService/CancelOrder': order({ reason, expectedVersion }),

  'finance.v1.ReceivableService/GetReceivable': contract(),
  'finance.v1.CollectionService/RecordCollection': contract({
    ...{ amount: cny, receivedOn: '2026-01-05', payer: 'x', method: 'PAYMENT_METHOD_CASH' },
  }),
  'finance.v1.CollectionService/SubmitCollection': collection({ expectedVersion }),
  'finance.v1.CollectionService/GetCollection': collection(),
  'finance.v1.CollectionService/ReverseCollection': collection({ reason, expectedVersion }),
  'finance.v1.InvoiceService/RequestInvoice': contract({ kind: 'INVOICE_KIND_ORDINARY', taxRatePercent: '13' }),
  'finance.v1.InvoiceService/IssueInvoice': invoice({ fapiaoNumber: '12345678', expectedVersion }),
  'finance.v1.InvoiceService/GetInvoice': invoice(),

  'directory.v1.ApprovalService/GetApproval': approval(),
  'directory.v1.ApprovalService/DecideApproval': approval({ verdict: 'VERDICT_APPROVE', expectedVersion }),
  'directory.v1.ApprovalService/WithdrawApproval': approval(),

  'servicedesk.v1.TicketService/GetTicket': ticket(),
  'servicedesk.v1.TicketService/GrabTicket': { ...ticket(), tooLate: 'ticket.already-assigned' },
  'servicedesk.v1.TicketService/ReplyToTicket': ticket({ text: 'x', expectedVersion }),
  'servicedesk.v1.TicketService/ResolveTicket': ticket({ resolution: 'x', expectedVersion }),
  'servicedesk.v1.TicketService/OverrideEntitlement': ticket({ entitlement: 'ENTITLEMENT_SERVED', reason, expectedVersion }),
  'servicedesk.v1.TicketService/GetSurveyToken': ticket(),

  'marketing.v1.CampaignService/GetCampaign': campaign(),
  'marketing.v1.CampaignService/UpdateCampaign': campaign({
    ...{ name: 'x', budget: cny, startsOn: '2026-03-01', endsOn: '2026-03-05', expectedVersion },
  }),
  'marketing.v1.CampaignService/StartCampaign': campaign({ expectedVersion }),
  'marketing.v1.CampaignService/EndCampaign': campaign({ expectedVersion }),
  'marketing.v1.CampaignService/RecordCost': campaign({ amount: cny, incurredOn: '2026-03-01', note }),
  'marketing.v1.CampaignService/ReverseCost': campaign({ costId: nobody, note }),
  'marketing.v1.CampaignService/ListCosts': campaign(),
  'marketing.v1.ResultService/GetCampaignResult': campaign(),
  'marketing.v1.ResultService/GetCampaignFunnel': campaign(),
  'marketing.v1.ResultService/ListTouches': customer(),
  'marketing.v1.ResultService/GetCustomerAttribution': customer(),

  'insights.v1.InsightService/GetTimeline': customer(),
  'insights.v1.InsightService/GetCustomerValue': customer(),
};

/** Every method that answers with many records, or with what they add up to; each asked in all the ways that find the owner's. */
export const lists: Readonly<Record<string, readonly Body[]>> = {
  'leads.v1.LeadService/ListLeads': [
    ...[{}, { view: 'LEAD_VIEW_SEA' }, { view: 'LEAD_VIEW_TEAM' }, { view: 'LEAD_VIEW_ALL' }],
    ...[
      { view: 'LEAD_VIEW_SEA', text: canary.phone },
      { view: 'LEAD_VIEW_TEAM', text: canary.name, withCount: true },
    ],
  ],
  'leads.v1.ImportService/ListImports': [{}],
  'leads.v1.IntakeService/ListRejectedIntakes': [{}],
  'masterdata.v1.MasterDataService/SearchCustomers': [{}, { query: canary.name }, { query: canary.phone.slice(-4) }],
  'masterdata.v1.MasterDataService/LookupByPhone': [{ phone: canary.phone }],
  'masterdata.v1.MasterDataService/ListReviewTasks': [{}],
  'sales.v1.OpportunityService/ListOpportunities': [{}, { mine: true }],
  'sales.v1.QuoteService/ListQuotes': [{}],
  'sales.v1.ContractService/ListContracts': [{}],
  'sales.v1.OrderService/ListOrders': [{}],
  'finance.v1.ReceivableService/ListReceivables': [{}, { outstandingOnly: true }],
  'finance.v1.CollectionService/ListCollections': [{}],
  'finance.v1.InvoiceService/ListInvoices': [{}],
  'finance.v1.LedgerService/GetTrialBalance': [{}],
  'directory.v1.ApprovalService/ListMyApprovals': [{}],
  'servicedesk.v1.TicketService/ListTickets': [{}, { mine: true }, { unassigned: true }],
  'marketing.v1.CampaignService/ListCampaigns': [{}, { mine: true }, { kind: 'CAMPAIGN_KIND_AD' }],
  'marketing.v1.ResultService/ListCampaignResults': [{}],
  'marketing.v1.ResultService/ListChannelResults': [{}, { currency: 'CNY' }],
  'insights.v1.InsightService/GetFunnel': [{ from: '2020-01-01', until: '2099-12-31' }],
  'insights.v1.InsightService/ListKpis': [{}],
};

/** Every method that neither speaks of somebody's record nor lists them, and why not. */
export const elsewhere: Readonly<Record<string, readonly string[]>> = {
  'who works here, with which role, is the whole company’s': [
    ...['CreateEmployee', 'GetEmployee', 'ListEmployees', 'UpdateEmployee', 'MarkEmployeeLeft', 'GetMe'].map(
      (method) => `directory.v1.EmployeeService/${method}`,
    ),
    ...['directory.v1.TeamService/CreateTeam', 'directory.v1.TeamService/ListTeams'],
    ...['directory.v1.RoleService/ListRoles', 'directory.v1.RoleService/PutRole'],
    ...['directory.v1.IntegrationService/CreateIntegration', 'directory.v1.IntegrationService/ListIntegrations'],
    ...['directory.v1.ApprovalService/PutApprovalChain', 'directory.v1.ApprovalService/ListApprovalChains'],
    ...['leads.v1.LeadSettingsService/GetLeadSettings', 'leads.v1.LeadSettingsService/UpdateLeadSettings'],
  ],
  'products and stock belong to no person': [
    ...['inventory.v1.ProductService/PutProduct', 'inventory.v1.ProductService/ListProducts'],
    'sales.v1.QuoteService/PriceQuote',
    ...['ReceiveGoods', 'ShipReservation', 'GetReservation', 'ListStock', 'ListLedger', 'CheckLedger'].map(
      (method) => `inventory.v1.StockService/${method}`,
    ),
  ],
  'opens a record of the caller’s own': [
    ...['leads.v1.IntakeService/SubmitIntake', 'leads.v1.ImportService/CreateImport'],
    ...['sales.v1.OpportunityService/CreateOpportunity', 'servicedesk.v1.TicketService/CreateTicket'],
    ...['servicedesk.v1.CallCentreService/RecordCall', 'marketing.v1.CampaignService/CreateCampaign'],
  ],
  'identity has no owner: records are matched with everybody’s (MD-2, MD-8)': [
    ...['masterdata.v1.MasterDataService/ResolveCustomer', 'masterdata.v1.MasterDataService/CheckImport'],
  ],
  'whoever answers the telephone has to know who calls (SD-10)': ['servicedesk.v1.CallCentreService/LookupCaller'],
  'opens to a secret, not to a person': [
    ...['servicedesk.v1.SurveyService/GetSurvey', 'servicedesk.v1.SurveyService/AnswerSurvey'],
    'directory.v1.SessionService/IssueIntegrationToken',
  ],
};
