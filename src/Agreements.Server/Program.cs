using Agreements.Server;
using Agreements.Server.Http;

var builder = WebApplication.CreateBuilder(args);
var settings = Settings.From(builder.Configuration);
builder.AddAgreements(settings);
builder.AddApi(settings);

var app = builder.Build();
app.UseProblemAnswers();
app.MapApi();
await app.RunAsync();
