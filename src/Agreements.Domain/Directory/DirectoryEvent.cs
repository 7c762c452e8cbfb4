namespace Agreements.Domain.Directory;

/// <summary>Something that happened to an entry of the directory.</summary>
public abstract record DirectoryEvent;
