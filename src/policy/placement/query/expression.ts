/** One way to write each operator; {@link operatorSpellings} knows the others. */
export type EqualityOperator = '==' | '!=';
export type OrderOperator = '>' | '>=' | '<' | '<=';
export type ListOperator = 'in' | '!in';
export type PatternOperator = '=~' | '!~';
export type ExistenceOperator = 'exists' | '!exists';
export type Operator = EqualityOperator | OrderOperator | ListOperator | PatternOperator | ExistenceOperator;

export interface AttributeSubject {
  readonly field: 'attribute';
  readonly name: string;
}

/** What an instance has as text; only an attribute may be missing. */
export type TextSubject = AttributeSubject | { readonly field: 'ec2InstanceId' } | { readonly field: 'agentConnected' };

/** `attribute:stack exists` */
export interface ExistenceComparison {
  readonly kind: 'existence';
  readonly subject: AttributeSubject;
  readonly operator: ExistenceOperator;
}

/** `attribute:stack == prod`, `ec2InstanceId in [i-1, i-2]`: one value for == and !=, one or more for in and !in. */
export interface TextComparison {
  readonly kind: 'text';
  readonly subject: TextSubject;
  readonly operator: EqualityOperator | ListOperator;
  readonly values: readonly string[];
}

/** `attribute:rank > 3` */
export interface OrderComparison {
  readonly kind: 'order';
  readonly subject: AttributeSubject;
  readonly operator: OrderOperator;
  readonly value: string;
}

/** `attribute:ecs.instance-type =~ t2.*`: the pattern is Java's, the regExp is its translation, anchored at both ends. */
export interface PatternComparison {
  readonly kind: 'pattern';
  readonly subject: TextSubject;
  readonly operator: PatternOperator;
  readonly pattern: string;
  readonly regExp: RegExp;
}

/** `runningTasksCount < 3`, `registeredAt < 2018-02-13`: a count, or milliseconds since 1970-01-01T00:00:00Z. */
export interface NumberComparison {
  readonly kind: 'number';
  readonly field: 'registeredAt' | 'runningTasksCount';
  readonly operator: EqualityOperator | OrderOperator;
  readonly value: number;
  /** As it was written. */
  readonly text: string;
}

/** `agentVersion < 1.14.5` */
export interface VersionComparison {
  readonly kind: 'version';
  readonly operator: EqualityOperator | OrderOperator;
  readonly version: readonly number[];
  /** As it was written. */
  readonly text: string;
}

/** `task:group == service:web`: the instance hosts a task of one of the groups (CO-8). */
export interface GroupComparison {
  readonly kind: 'group';
  readonly operator: '==' | 'in';
  readonly groups: readonly string[];
}

export type Comparison =
  | ExistenceComparison
  | TextComparison
  | OrderComparison
  | PatternComparison
  | NumberComparison
  | VersionComparison
  | GroupComparison;

/** Two or more operands; none of them is a compound of the same kind. */
export interface Compound {
  readonly kind: 'or' | 'and';
  readonly operands: readonly Expression[];
}

export interface Negation {
  readonly kind: 'not';
  readonly operand: Expression;
}

/** An expression of the cluster query language, as `parseExpression` makes it. */
export type Expression = Compound | Negation | Comparison;
