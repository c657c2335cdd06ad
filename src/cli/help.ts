export const help = `simulate: what an Amazon ECS cluster with managed scaling will do

USAGE
  simulate <scenario.yaml> [options]   run it once and print a summary; "-" reads stdin
  simulate schema                      print the JSON Schema of the scenario file, for editors

OPTIONS
  --json                print the answer as one JSON document (docs/output.md)
  --seed <seed>         another seed than the scenario's; equal seeds give equal runs
  --set <path=value>    change a value of the file, as often as you like:
                        --set 'capacityProviders[*].managedScaling.targetCapacity=90'
  --until <duration>    end the run earlier or later: 2h, 90m, 7d
  --trace <file>        write every fact of the run, one JSON object a line
  --no-color            as NO_COLOR=1
  -h, --help            this text
  --version             the version

OUTPUT
  The answer goes to stdout; diagnostics and the progress bar of a long run go to stderr.

EXIT CODES
  0   fine; findings of the run do not change it
  1   an asked-for check failed
  2   the command line or the scenario is wrong
  70  a defect of the program; the message has the line that reproduces it

EXAMPLES
  simulate scenarios/00-hello.yaml
  simulate cluster.yaml --json --seed 7 | jq .placementWaitSeconds
  simulate cluster.yaml --set 'autoScalingGroups[ecs].maxSize=20' --until 6h
`;
