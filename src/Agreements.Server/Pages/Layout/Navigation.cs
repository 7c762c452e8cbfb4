using Agreements.Server.Pages.SigningIn;
using Agreements.Server.Pages.Texts;

namespace Agreements.Server.Pages.Layout;

/// <summary>A page that the navigation leads to.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Called">What it is called.</param>
/// <param name="Section">The part of the product that it begins.</param>
public sealed record NavigationEntry(string Address, Text Called, Section Section);

/// <summary>What the navigation shows: what a role works with first, the rest behind <i>more</i>. What a role may not open is not shown.</summary>
/// <param name="First">What stands in the header.</param>
/// <param name="More">What stands behind <i>more</i>.</param>
public sealed record Navigation(IReadOnlyList<NavigationEntry> First, IReadOnlyList<NavigationEntry> More)
{
    private static readonly NavigationEntry Pending = new("/", Words.PendingActions, Section.PendingActions);
    private static readonly NavigationEntry Board = new("/board", Words.Board, Section.Board);
    private static readonly NavigationEntry Register = new("/register", Words.Register, Section.Register);
    private static readonly NavigationEntry Commitments = new("/commitments", Words.Commitments, Section.Commitments);
    private static readonly NavigationEntry Progress = new("/progress", Words.Progress, Section.Progress);
    private static readonly NavigationEntry People = new("/people", Words.People, Section.People);
    private static readonly NavigationEntry Gaps = new("/gaps", Words.Gaps, Section.Gaps);
    private static readonly NavigationEntry Flow = new("/flow", Words.Flow, Section.Flow);
    private static readonly NavigationEntry AccessLog = new("/access-log", Words.AccessLog, Section.AccessLog);
    private static readonly NavigationEntry Accounts = new("/accounts", SigningInTexts.Accounts, Section.Accounts);

    private static readonly NavigationEntry Directory = new("/directory", Words.Directory, Section.Directory);
    private static readonly NavigationEntry Cooperation = new("/cooperation", Words.Cooperation, Section.Cooperation);
    private static readonly NavigationEntry Calendar = new("/calendar", Words.Calendar, Section.Calendar);
    private static readonly NavigationEntry Import = new("/import", Words.Import, Section.Import);
    private static readonly NavigationEntry Help = new("/help", Words.Help, Section.Help);
    private static readonly NavigationEntry Endpoints = new(
        NotificationEndpoints.NotificationEndpointsEndpoint.Path, NotificationEndpoints.NotificationEndpointsTexts.Heading, Section.Endpoints);

    private static readonly NavigationEntry Activity = new(Activities.ActivityEndpoint.Path, Activities.ActivityTexts.Heading, Section.Activity);
    private static readonly NavigationEntry TheSeal = new(Seal.SealEndpoint.Path, Seal.SealTexts.Heading, Section.Seal);

    private static readonly NavigationEntry Operations = new("/operations", Words.Operations, Section.Operations);

    private static readonly Navigation OfDesk = new(
        [Pending, Board, Register, Commitments, Progress], [Calendar, Directory, Cooperation, Flow, Gaps, People, Help]);
    private static readonly Navigation OfCoordinator = OfDesk with { More = [Calendar, Directory, Import, Cooperation, Flow, Gaps, People, Help] };
    private static readonly Navigation OfAuditor = new(
        [Board, Register, Commitments, Progress, AccessLog], [Activity, TheSeal, Calendar, Directory, Cooperation, Flow, Gaps, People, Help]);
    private static readonly Navigation OfAdministrator = new([Accounts, Directory, People, Endpoints, Operations, Help], [TheSeal]);
    private static readonly Navigation OfNobody = new([], []);

    /// <summary>All of it.</summary>
    public IEnumerable<NavigationEntry> All => First.Concat(More);

    /// <summary>The navigation of a role.</summary>
    /// <param name="role">The role; null for nobody known, or known without one.</param>
    public static Navigation Of(ActingRole? role) => role switch
    {
        ActingRole.Coordinator => OfCoordinator,
        ActingRole.Representative or ActingRole.Approver => OfDesk,
        ActingRole.Auditor => OfAuditor,
        ActingRole.Administrator => OfAdministrator,
        _ => OfNobody,
    };
}
