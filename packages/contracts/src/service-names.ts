/** Proto packages are one lower-case word; folders, queues and import paths are spelled with dashes. */
const spelledWithDashes: Readonly<Record<string, string>> = {
  masterdata: 'master-data',
  servicedesk: 'service-desk',
};

/** `tributary.masterdata.v1` → `master-data`; `google.rpc` → `rpc`. */
export function serviceOf(protoPackage: string): string {
  const [, word = ''] = protoPackage.split('.');
  return spelledWithDashes[word] ?? word;
}
