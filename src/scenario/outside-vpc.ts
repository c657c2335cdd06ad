/** EX-2: why nearly all that ECS Anywhere lacks is refused, in words for a message. */
export const OUTSIDE_VPC = 'external instances stand outside the VPC';
