/** Where Fargate alone has its tasks: three zones, as most regions have. */
export const zonesOfRegion = (region: string): readonly string[] => ['a', 'b', 'c'].map((letter) => region + letter);
