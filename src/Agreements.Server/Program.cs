using Agreements.Server;
using Agreements.Server.Http;
using Agreements.Server.Observability;

var builder = WebApplication.CreateBuilder(args);
var settings = Settings.From(builder.Configuration);
builder.AddObservability();
builder.AddAgreements(settings);
builder.AddApi(settings);

var app = builder.Build();
app.UseRequestLog();
app.UseProblemAnswers();
app.MapHealth();
app.MapApi();
await app.RunAsync();
