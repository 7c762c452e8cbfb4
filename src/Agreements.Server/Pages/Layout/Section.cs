
namespace Agreements.Server.Pages.Layout;

/// <summary>The part of the product that a page belongs to; the navigation marks it.</summary>
public enum Section
{
    /// <summary>None: a page for what is not there, or went wrong.</summary>
    None,

    /// <summary>The board.</summary>
    Board,

    /// <summary>The register, and what it lists.</summary>
    Register,

    /// <summary>What waits for whom.</summary>
    PendingActions,

    /// <summary>What is owed.</summary>
    Commitments,

    /// <summary>What is due, ends and is held, by day.</summary>
    Calendar,

    /// <summary>What one was told.</summary>
    Notifications,

    /// <summary>Group mailboxes, webhooks and robots.</summary>
    Endpoints,

    /// <summary>Counts and what is due.</summary>
    Progress,

    /// <summary>The people whom agreements name.</summary>
    People,

    /// <summary>What is not known of agreements.</summary>
    Gaps,

    /// <summary>How agreements flow through the stages.</summary>
    Flow,

    /// <summary>Who read what.</summary>
    AccessLog,

    /// <summary>Accounts and what they may do.</summary>
    Accounts,

    /// <summary>Institutions, bodies, engagements, kinds, indicators and results.</summary>
    Directory,

    /// <summary>Who cooperates with whom.</summary>
    Cooperation,

    /// <summary>Import of spreadsheets.</summary>
    Import,

    /// <summary>Help.</summary>
    Help,

    /// <summary>How the server is doing.</summary>
    Status,

    /// <summary>What was done, event by event.</summary>
    Activity,

    /// <summary>The seal, and what auditors take away.</summary>
    Seal,

    /// <summary>The running server: its health, what failed, and going on.</summary>
    Operations,
}
