import 'server-only';
import { nothing, router, staffProcedure } from '~/trpc/init';
import { changeRoleInput, memberRefInput, memberSearchInput } from './admin-input';
import { changeRole } from './service/change-role';
import { dropMembersSecondStep, findMembers, getMember, listNewest, logMemberOut } from './service/members';

const staff = staffProcedure('members');
const looking = staffProcedure('members', { looks: 'member.look' });
const provenAdmin = staffProcedure('ADMIN', { proof: true });

export const accountAdminRouter = router({
  // A mutation, so that what is looked for stands in no address and no log of addresses.
  search: looking.input(memberSearchInput).mutation(({ ctx, input }) => findMembers(ctx, input)),
  newest: looking.input(nothing).query(({ ctx }) => listNewest(ctx)),
  byId: looking.input(memberRefInput).query(({ ctx, input }) => getMember(ctx, input.userId)),
  logOut: staff.input(memberRefInput).mutation(({ ctx, input }) => logMemberOut(ctx, input.userId)),
  dropSecondStep: provenAdmin
    .input(memberRefInput)
    .mutation(({ ctx, input }) => dropMembersSecondStep(ctx, input.userId)),
  changeRole: provenAdmin.input(changeRoleInput).mutation(({ ctx, input }) => changeRole(ctx, input)),
});
