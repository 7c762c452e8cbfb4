namespace JasperFx;

/// <summary>What may be done to a database whose tables differ from what is needed.</summary>
public enum AutoCreate
{
    /// <summary>Create what is missing, change what differs. The stand-in never drops a table, so this is the same as <see cref="CreateOrUpdate"/>.</summary>
    All,

    /// <summary>Create what is missing, replace the append function when it differs.</summary>
    CreateOrUpdate,

    /// <summary>Create what is missing, change nothing that exists.</summary>
    CreateOnly,

    /// <summary>Touch nothing; whatever is missing fails at first use.</summary>
    None,
}
