/** Every diagnostic that a scenario file can get. The codes are stable; docs/diagnostics.md is generated from this table. */
export const diagnosticCodes = {
  E001: 'The text is not YAML.',
  E002: 'The file is not one document with a mapping at its top.',
  E003: 'Aliases expand to far too much.',
  E010: 'A key that the format does not know.',
  E011: 'A required key is missing.',
  E012: 'A value of the wrong type.',
  E013: 'A value outside what is allowed.',
  E014: 'Two values that do not go together.',
  E020: 'A name that nothing in the file has.',
  E021: 'A name that stands twice.',
  E030: 'A file that the scenario names cannot be used.',
  E031: 'A line of such a file is wrong.',
  E040: 'A `--set` that cannot be applied.',
  E041: 'A `--until` that cannot be applied.',
  E050: 'An update of something that cannot change during a run.',
  E051: 'An update after which the scenario would be wrong.',
  E060: 'Initial tasks that do not fit their instance.',
  E090: 'A part of the format that is not supported yet.',
  W001: 'An event after the end of the run.',
  W002: 'More initial tasks than the service desires.',
} as const;
export type DiagnosticCode = keyof typeof diagnosticCodes;
