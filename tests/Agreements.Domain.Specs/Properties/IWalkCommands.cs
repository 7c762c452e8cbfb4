using FsCheck;

namespace Agreements.Domain.Specs.Properties;

/// <summary>What a capability throws into the walks: any of its commands, sensible or not. Found by reflection, so that none is forgotten.</summary>
internal interface IWalkCommands
{
    static abstract Gen<Asked> Any { get; }
}
