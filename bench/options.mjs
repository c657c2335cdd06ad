import { parseArgs } from 'node:util';

const usage = `npm run bench -- [--only <section,…>] [--quick] [--save] [--no-floors]`;

/** What the command line asks for; undefined, and the reason on standard error, when it asks for what there is not. */
export function readOptions(argv, sectionNames) {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        only: { type: 'string' },
        quick: { type: 'boolean', default: false },
        save: { type: 'boolean', default: false },
        'no-floors': { type: 'boolean', default: false },
      },
    });
    const wanted = values.only?.split(',') ?? sectionNames;
    const unknown = wanted.find((name) => !sectionNames.includes(name));
    if (unknown !== undefined) throw new Error(`no section "${unknown}": there are ${sectionNames.join(', ')}`);
    if (values.save && values.only !== undefined) throw new Error('--save writes all sections: leave --only out');
    return { wanted, quick: values.quick, save: values.save, floors: !values['no-floors'] };
  } catch (error) {
    process.stderr.write(`${error.message}\n${usage}\n`);
    return undefined;
  }
}
