import { fromWire, toWire } from '@tributary/contracts';
import type {
  AssignmentRule as AssignmentRuleMessage,
  LeadSettings as LeadSettingsMessage,
  LeadSettingsServiceServer,
} from '@tributary/contracts/leads';
import { command, query, required } from '@tributary/service-kit';
import type { UseCases } from '../../compose';
import type { AssignmentRule } from '../../domain/policy';
import type { LeadSettings } from '../../use-cases/settings/lead-settings';

export const leadSettingsService = (useCases: UseCases): LeadSettingsServiceServer => ({
  getLeadSettings: query(async (_request, actor) => settingsMessage(await useCases.getLeadSettings(actor))),

  updateLeadSettings: command({
    run: (request, actor) => {
      const quality = required(request.quality);
      return useCases.updateLeadSettings(actor, {
        expectedVersion: request.expectedVersion,
        custody: required(request.custody),
        quality: {
          blacklist: quality.blacklist,
          required: quality.required.map(({ channel, fields }) => ({
            channel: required(fromWire('CHANNEL', channel)),
            fields: fields.map((field) => required(fromWire('CONTACT_FIELD', field))),
          })),
        },
        assignmentRules: request.assignmentRules.map(ruleOf),
      });
    },
    reply: settingsMessage,
  }),
});

const ruleOf = (rule: AssignmentRuleMessage): AssignmentRule => ({
  name: rule.name,
  conditions: rule.conditions,
  teamPaths: rule.teamPaths,
  mustMatch: rule.mustMatch.map((kind) => required(fromWire('AFFINITY_KIND', kind))),
  skills: rule.skills,
  leaveInSea: rule.leaveInSea,
});

const settingsMessage = ({ version, custody, quality, assignmentRules }: LeadSettings): LeadSettingsMessage => ({
  version,
  custody,
  quality: {
    blacklist: quality.blacklist,
    required: quality.required.map(({ channel, fields }) => ({
      channel: toWire('CHANNEL', channel),
      fields: fields.map((field) => toWire('CONTACT_FIELD', field)),
    })),
  },
  assignmentRules: assignmentRules.map((rule) => ({
    ...rule,
    conditions: rule.conditions,
    mustMatch: rule.mustMatch.map((kind) => toWire('AFFINITY_KIND', kind)),
  })),
});
